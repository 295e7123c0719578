/**
 * Step of a check, judge: the verdict of an entry and of a block.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.judgement;

import org.jspecify.annotations.NullMarked;
