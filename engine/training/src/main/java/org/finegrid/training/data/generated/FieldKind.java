package org.finegrid.training.data.generated;

import org.finegrid.field.FieldPlane;

/** One kind of field, of which a draw makes one. */
@FunctionalInterface
interface FieldKind {

  /** A field; its values in any unit. */
  FieldPlane make(FieldDraw draw);
}
