/** How the papers on super-resolution score methods on images. */
package org.finegrid.training.protocol;
