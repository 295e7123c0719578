/**
 * Differentiation of a cost along entries and directions: stencils, sequences of steps, extrapolation.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.differentiation;

import org.jspecify.annotations.NullMarked;
