/** The frames of the user's code in the stack trace of a failed check. Internal: it may change without notice. */
@NullMarked
package org.gradcheck.internal.stack;

import org.jspecify.annotations.NullMarked;
