/**
 * Sparse coding with an L1 penalty: a learner of dictionaries after Olshausen and Field, and the
 * methods that make fields finer with them.
 */
package org.finegrid.training.sparse;
