package org.finegrid.internal.model;

import java.util.Optional;

/** The integers of one attribute of an ONNX node. */
final class AttributeNumbers {
  private static final int NUMBER = 3;
  private static final int NUMBERS = 8;
  private static final int TYPE = 20;
  private static final int TYPE_NUMBER = 2;

  /** The attribute's name. */
  String name = "";

  private long type;
  private long last;
  private long smallest = Long.MAX_VALUE;
  private long largest = Long.MIN_VALUE;

  /** Takes a field of the attribute. */
  void number(final int field, final long value) {
    switch (field) {
      case TYPE -> type = value;
      case NUMBER -> {
        last = value;
        take(value);
      }
      case NUMBERS -> take(value);
      default -> {
        // References to attributes of functions.
      }
    }
  }

  private void take(final long value) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }

  /** Why an operator cannot have these numbers. */
  Optional<String> refusal(final String operator) {
    if (type == TYPE_NUMBER) {
      // A number that is not stored is zero.
      take(last);
    }
    return smallest > largest
        ? Optional.empty()
        : Operators.refusal(operator, name, smallest, largest);
  }
}
