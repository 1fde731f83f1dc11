package org.finegrid.training.data.generated;

import org.finegrid.field.Plane;

/** One kind of field, of which a draw makes one. */
@FunctionalInterface
interface Kind {

  /** A field; its values in any unit. */
  Plane make(Draw draw);
}
