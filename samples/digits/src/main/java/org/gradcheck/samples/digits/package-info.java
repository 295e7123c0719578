/**
 * A network that recognises handwritten digits, with arrays, backpropagation and training of its own.
 *
 * <p>Nothing here knows gradcheck. The tests hand the network's live arrays, its cost and its backpropagation to
 * gradcheck, as one would with any code that already exists.
 */
package org.gradcheck.samples.digits;
