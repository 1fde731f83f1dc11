/** The climate and forecast (CF) conventions, whichever format a file has. */
package org.finegrid.internal.io.cf;
