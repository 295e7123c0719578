/**
 * Entry points of gradcheck: {@link org.gradcheck.GradientChecker} returns reports, {@link
 * org.gradcheck.GradientAssertions} throws if a gradient is wrong.
 */
@NullMarked
package org.gradcheck;

import org.jspecify.annotations.NullMarked;
