/** Files as others make them, one kind each, and what others read in them. */
package org.finegrid.cli.foreign;
