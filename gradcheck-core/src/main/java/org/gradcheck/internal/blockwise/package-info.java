/**
 * Step of a check, screen in single precision: each block, and its slices, along the gradient that is claimed for it.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.blockwise;

import org.jspecify.annotations.NullMarked;
