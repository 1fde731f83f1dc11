/**
 * The commands that train and import models: the part of the command line that needs {@code
 * engine/training}. The build packs it into a jar of its own, and the rest of the command line
 * finds it through {@link org.finegrid.cli.TrainingAddOn} where that jar is present.
 */
package org.finegrid.cli.training;
