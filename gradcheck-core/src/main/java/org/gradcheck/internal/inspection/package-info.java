/**
 * Step 1 of a check, inspect: whether there is a point to go on from.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.inspection;

import org.jspecify.annotations.NullMarked;
