/** The scores of a fine field against its truth. */
package org.finegrid.score;
