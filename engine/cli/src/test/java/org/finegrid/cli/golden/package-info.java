/** Fine cells as they were when they were last recorded: no change of the code may alter them. */
package org.finegrid.cli.golden;
