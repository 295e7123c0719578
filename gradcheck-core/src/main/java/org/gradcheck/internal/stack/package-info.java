/**
 * Stack traces, of which the frames of the user's code are of interest.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.stack;

import org.jspecify.annotations.NullMarked;
