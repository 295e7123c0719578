/**
 * Search for the bugs that explain a wrong gradient, and the measured and expected values that it compares.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis.search;

import org.jspecify.annotations.NullMarked;
