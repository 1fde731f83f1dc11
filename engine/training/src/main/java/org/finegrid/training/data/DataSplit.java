package org.finegrid.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Splits fields by the ground that they show: whole ones where there is much, else a contiguous
 * part of each. Cells next to one another are alike, so cells held out at random would show
 * nothing.
 *
 * @param training to learn from
 * @param validation to choose by: when to stop, which weights to keep, what to try next
 * @param test chooses nothing; what the model is finally scored on
 */
record DataSplit(List<FineField> training, List<FineField> validation, List<FineField> test) {
  private static final int MANY = 10;

  /**
   * How much is held out.
   *
   * @param validation share of the data, above 0
   * @param test share of the data; 0 for none
   */
  record Shares(double validation, double test) {
    /** Into how many parts data are split. */
    int parts() {
      return test > 0 ? 3 : 2;
    }
  }

  private DataSplit() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * Splits fields of one kind.
   *
   * @param factor parts are cut between coarse cells
   * @param minSide the smallest side of a part, in fine cells, a multiple of the factor
   * @param seed of which fields are held out
   */
  static DataSplit of(
      final List<FieldGroup> groups,
      final Shares shares,
      final int factor,
      final int minSide,
      final long seed) {
    final DataSplit result = new DataSplit();
    final List<List<FieldGroup>> sites = Sites.of(groups);
    if (sites.size() >= MANY) {
      final SplittableRandom random = new SplittableRandom(seed);
      result.choose(sites, shares, random);
    } else {
      sites.forEach(site -> new SiteCut(site, shares, factor, minSide).addTo(result));
    }
    return result;
  }

  private void choose(
      final List<List<FieldGroup>> sites, final Shares shares, final SplittableRandom random) {
    final List<List<FieldGroup>> others =
        draw(sites, count(shares.validation(), sites), validation, random);
    if (shares.test() > 0) {
      // Its share is one of all sites, not of those that are left.
      draw(others, count(shares.test(), sites), test, random)
          .forEach(site -> addAll(site, training));
    } else {
      others.forEach(site -> addAll(site, training));
    }
  }

  private static int count(final double share, final List<List<FieldGroup>> sites) {
    return (int) Math.max(1, Math.round(share * sites.size()));
  }

  /** Draws a number of sites; answers those that were not drawn. */
  private static List<List<FieldGroup>> draw(
      final List<List<FieldGroup>> sites,
      final int number,
      final List<FineField> drawn,
      final SplittableRandom random) {
    final List<List<FieldGroup>> others = new ArrayList<>();
    int wanted = number;
    for (int i = 0; i < sites.size(); i++) {
      // Each of what is left with equal chance, so that exactly as many as wanted are chosen.
      if (random.nextInt(sites.size() - i) < wanted) {
        addAll(sites.get(i), drawn);
        wanted--;
      } else {
        others.add(sites.get(i));
      }
    }
    return others;
  }

  private static void addAll(final List<FieldGroup> site, final List<FineField> part) {
    site.forEach(group -> part.addAll(group.fields()));
  }
}
