/**
 * The built-in feedforward network: dense layers, their activations, a cost over a batch, and the
 * reference backpropagation.
 *
 * <p>All parameters of a network lie in one flat array, layer by layer from the input; each layer has its weights row by
 * row ({@code units x inputs}) and then its biases. Matrices and vectors handed out are live views of that array.
 */
@NullMarked
package org.gradcheck.network;

import org.jspecify.annotations.NullMarked;
