/**
 * Descriptions of wrong values: which entries of a block are wrong, and how they differ from the numeric ones.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis.description;

import org.jspecify.annotations.NullMarked;
