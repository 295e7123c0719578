/**
 * Parameters of a check: where their numbers are, how they are displaced and put back.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.parameters;

import org.jspecify.annotations.NullMarked;
