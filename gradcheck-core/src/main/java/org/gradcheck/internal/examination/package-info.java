/**
 * Step of a check, examine: entry by entry, on one core or several.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.examination;

import org.jspecify.annotations.NullMarked;
