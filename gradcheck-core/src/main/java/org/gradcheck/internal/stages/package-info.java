/**
 * The stages of a cost: where in a backward pass a wrong gradient becomes wrong.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.stages;

import org.jspecify.annotations.NullMarked;
