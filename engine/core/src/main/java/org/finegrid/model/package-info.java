/**
 * Models: one interface for all that make cells fine, the card that says what a model can do, and
 * the repository that finds models by name.
 */
package org.finegrid.model;
