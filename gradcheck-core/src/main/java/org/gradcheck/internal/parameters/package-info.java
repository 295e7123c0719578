/**
 * Parameters of a check: their storage, their scales, and their displacements.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.parameters;

import org.jspecify.annotations.NullMarked;
