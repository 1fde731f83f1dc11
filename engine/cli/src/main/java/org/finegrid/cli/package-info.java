/**
 * The program {@code finegrid}. {@link org.finegrid.cli.Main} starts {@link
 * org.finegrid.cli.CommandLineProgram}, which reads the command line and calls the engine through
 * {@link org.finegrid.cli.Engine}; everything that a person or a script reads goes through {@link
 * org.finegrid.cli.Terminal}.
 *
 * <p>Start-up time is part of the design: libraries (Jackson, GeoTools) are named only inside
 * methods that need them, never in a signature or a field of a command, so that {@code --help}
 * loads none of them.
 */
package org.finegrid.cli;
