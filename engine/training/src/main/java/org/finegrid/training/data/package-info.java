/** What is learned from: fine fields, and the coarse cells made of them. */
package org.finegrid.training.data;
