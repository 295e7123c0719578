/**
 * Bugs of blocks in single precision that are wrong as a whole, from slopes along directions: noise hides the entries one by one, and not
 * the block.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.diagnosis.direction;

import org.jspecify.annotations.NullMarked;
