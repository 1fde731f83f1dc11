package org.finegrid.io.gdal;

import java.util.List;
import org.gdal.gdal.Dataset;

/**
 * A dataset and what must be given back after it.
 *
 * @param dataset the dataset that is read
 * @param after what it was made of, in the order of closing
 */
record OpenDataset(Dataset dataset, List<Runnable> after) implements AutoCloseable {

  @Override
  public void close() {
    dataset.delete();
    after.forEach(Runnable::run);
  }
}
