/**
 * Search for the bugs that explain a wrong gradient: what was measured, what is expected, which bugs fit.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis.search;

import org.jspecify.annotations.NullMarked;
