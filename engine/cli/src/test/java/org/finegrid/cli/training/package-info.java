/** Tests of the commands that train and import models. */
package org.finegrid.cli.training;
