/**
 * A small GPT in single precision, with backpropagation and training of its own. All its tensors lie in one flat array.
 *
 * <p>Nothing here knows gradcheck. The tests hand the arrays, the cost and the backpropagation to gradcheck, as one would with any
 * code that already exists. {@link java.lang.StrictMath} gives the same numbers on each machine, so that a seed gives the same training.
 */
package org.gradcheck.samples.transformer;
