/**
 * Makers of random fields: pure functions of a seed and a few parameters, identical to the last bit
 * on every Java virtual machine. A {@link org.finegrid.field.Field} has a value at every place; a
 * {@link org.finegrid.field.FieldPlane} holds such values on a grid, where what needs the whole of
 * it (quantiles, rivers) is computed.
 */
package org.finegrid.field;
