/** What a check costs, measured beside the loops that it replaces. */
@NullMarked
package org.gradcheck.benchmark;

import org.jspecify.annotations.NullMarked;
