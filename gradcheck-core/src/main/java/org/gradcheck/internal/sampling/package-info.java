/**
 * Comparison of expectations: the mean of gradient samples with the slope of the mean cost.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.sampling;

import org.jspecify.annotations.NullMarked;
