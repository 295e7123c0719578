/**
 * Bookkeeping of evaluations: counting, budget, worker threads, progress, and the snapshot that restores the parameters.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.evaluation;

import org.jspecify.annotations.NullMarked;
