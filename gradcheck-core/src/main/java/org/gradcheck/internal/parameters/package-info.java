/**
 * Parameters of a check: their storage, scales and displacements, and the evaluation of a cost where they are displaced.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.parameters;

import org.jspecify.annotations.NullMarked;
