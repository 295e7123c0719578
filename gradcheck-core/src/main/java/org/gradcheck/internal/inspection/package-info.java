/**
 * Step of a check, inspect: whether cost and gradient are finite and repeatable at the point, and whether the cost moves in steps
 * around it.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.inspection;

import org.jspecify.annotations.NullMarked;
