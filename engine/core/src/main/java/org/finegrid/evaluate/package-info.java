/**
 * Evaluation: a truth is made coarse, models make it fine again, and what they made is scored
 * against the truth. {@link org.finegrid.evaluate.Evaluator} does it; an {@link
 * org.finegrid.evaluate.Evaluation} is what comes out, for people by {@link
 * org.finegrid.evaluate.HtmlReport}, for programs by {@link
 * org.finegrid.evaluate.Evaluation#toMap()}.
 */
package org.finegrid.evaluate;
