/**
 * Two learners whose gradients are estimates: a variational autoencoder, whose noise is reparametrised, and a policy gradient,
 * which weighs the score of what was drawn.
 *
 * <p>Nothing here knows gradcheck. Random numbers come from a generator that is passed in, as gradcheck and anyone else
 * who wants to repeat a run needs it.
 */
package org.gradcheck.samples.sampling;
