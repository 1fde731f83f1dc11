/**
 * The ground: cells, axes, windows, coordinate references and what a band means. No files, no
 * models.
 */
package org.finegrid.grid;
