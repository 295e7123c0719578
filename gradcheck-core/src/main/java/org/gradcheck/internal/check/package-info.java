/**
 * The order of the steps of a check.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.check;

import org.jspecify.annotations.NullMarked;
