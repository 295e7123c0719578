/**
 * Bugs in the backpropagation of the built-in network, one class each.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis.backpropagation;

import org.jspecify.annotations.NullMarked;
