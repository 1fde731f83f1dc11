/**
 * Models: one interface for all that make cells fine, the card that describes a model, and the
 * repository that finds models by name.
 */
package org.finegrid.model;
