/**
 * Noise level of a cost, estimated from its values close to the point of a check.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.noise;

import org.jspecify.annotations.NullMarked;
