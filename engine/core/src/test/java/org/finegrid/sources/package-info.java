/** Rules that the sources of all modules keep to. */
package org.finegrid.sources;
