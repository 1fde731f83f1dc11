/** What the climate and forecast conventions say, whichever format a file has. */
package org.finegrid.internal.io.cf;
