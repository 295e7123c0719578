/**
 * Numbers where users keep them: consecutive ones in arrays and buffers, in single and double precision, read and displaced there.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.memory;

import org.jspecify.annotations.NullMarked;
