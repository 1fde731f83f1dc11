/** What goes wrong, from outside: real files, real runs, and what they leave behind. */
package org.finegrid.cli.failures;
