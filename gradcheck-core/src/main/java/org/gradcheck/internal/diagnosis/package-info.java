/**
 * Step of a check, diagnose: from the measured pattern to a named cause.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
