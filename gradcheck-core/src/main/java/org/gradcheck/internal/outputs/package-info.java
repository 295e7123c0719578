/**
 * Step of a check, examine, for functions with many outputs: each evaluation serves all outputs.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.outputs;

import org.jspecify.annotations.NullMarked;
