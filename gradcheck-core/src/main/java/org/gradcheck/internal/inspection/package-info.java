/**
 * Step of a check, inspect: whether cost and gradient are finite and repeatable at the point.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.inspection;

import org.jspecify.annotations.NullMarked;
