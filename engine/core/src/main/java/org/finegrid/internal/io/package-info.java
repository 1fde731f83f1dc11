/** What the formats share: files that appear when they are whole, subsets, names of files. */
package org.finegrid.internal.io;
