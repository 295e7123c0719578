/**
 * Bugs that any gradient can have, one class each.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis.pattern;

import org.jspecify.annotations.NullMarked;
