/**
 * Step of a check, screen: many parameters at once along random directions.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.screening;

import org.jspecify.annotations.NullMarked;
