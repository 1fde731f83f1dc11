/**
 * Smoke test of the Finegrid processes of a GeoServer: sends the sample requests and others, and
 * checks the responses. It uses HTTP alone.
 */
package org.finegrid.smoke;
