package org.finegrid.training.sparse;

/** What the graph of {@link Fista} codes, in plain Java, to compare it with. */
final class ReferenceFista {

  private ReferenceFista() {}

  /** The weights of all atoms for a vector. */
  static float[] code(final Fista coder, final float[] target) {
    final Dictionary dictionary = coder.dictionary();
    final int atoms = dictionary.atoms();
    final float[] transposed = dictionary.transposed();
    final float[] momenta = coder.momenta();
    float[] code = new float[atoms];
    final float[] ahead = new float[atoms];
    for (int i = 0; i < momenta.length; i++) {
      final float[] rest = target.clone();
      for (int atom = 0; atom < atoms; atom++) {
        if (ahead[atom] != 0) {
          for (int k = 0; k < rest.length; k++) {
            rest[k] -= ahead[atom] * dictionary.values()[atom * rest.length + k];
          }
        }
      }
      final float[] slope = new float[atoms];
      for (int k = 0; k < rest.length; k++) {
        for (int atom = 0; atom < atoms; atom++) {
          slope[atom] += rest[k] * transposed[k * atoms + atom];
        }
      }
      final float[] next = new float[atoms];
      for (int atom = 0; atom < atoms; atom++) {
        next[atom] = LassoCoder.shrink(ahead[atom] + coder.step() * slope[atom], coder.shrinkage());
        ahead[atom] = next[atom] + momenta[i] * (next[atom] - code[atom]);
      }
      code = next;
    }
    return code;
  }
}
