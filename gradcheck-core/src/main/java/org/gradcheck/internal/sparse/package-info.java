/**
 * Step of a check, examine, for sparse Jacobians: columns that have no row in common are displaced together.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.sparse;

import org.jspecify.annotations.NullMarked;
