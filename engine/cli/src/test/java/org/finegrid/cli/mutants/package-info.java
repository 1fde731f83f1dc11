/** Spoilt files, from the command line's end: {@code scripts/fuzz.sh} and a test. */
package org.finegrid.cli.mutants;
