/**
 * Tells whether a GeoServer's Finegrid processes work: sends the sample requests and others, and
 * checks what comes back. Knows of the server only what it says over HTTP.
 */
package org.finegrid.smoke;
