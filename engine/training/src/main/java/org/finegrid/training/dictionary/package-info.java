/**
 * Learns dictionaries of patches, and what follows from them: sparse codes, neighbour embedding,
 * anchored regression. See {@link org.finegrid.training.dictionary.DictionaryMethods}.
 */
package org.finegrid.training.dictionary;
