/** Fields of many kinds that are computed, to learn from what no collection of files covers. */
package org.finegrid.training.data.generated;
