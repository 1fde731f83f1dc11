/**
 * Downscaling as a WPS process of a GeoServer: thin, over {@code finegrid-core}.
 *
 * <p>Runs unchanged on GeoTools 33 to 35, among which images moved to other packages. So nothing
 * here may touch these: images are those of {@code java.awt.image}, and what GeoTools keeps in
 * classes that moved is used by reflection.
 */
package org.finegrid.geoserver;
