/**
 * A 2-2-1 network of sigmoid units learns XOR with backpropagation written by hand: once right, once with a bug that
 * the training does not show.
 */
package org.gradcheck.samples.quickstart;
