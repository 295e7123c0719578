/**
 * Evaluation of a cost: counting, budget, threads, progress, restoring.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.evaluation;

import org.jspecify.annotations.NullMarked;
