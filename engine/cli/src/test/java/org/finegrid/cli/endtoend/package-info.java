/** What Finegrid writes, read by a program that shares no code with it. */
package org.finegrid.cli.endtoend;
