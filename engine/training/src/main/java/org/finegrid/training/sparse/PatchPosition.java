package org.finegrid.training.sparse;

/**
 * Where a patch is.
 *
 * @param field the number of its field
 * @param column of its centre
 * @param row of its centre
 */
record PatchPosition(int field, int column, int row) {}
