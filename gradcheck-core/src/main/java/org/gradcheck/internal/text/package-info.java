/**
 * Phrases that messages and reports have in common.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.text;

import org.jspecify.annotations.NullMarked;
