/**
 * The door of gradcheck: {@link org.gradcheck.GradientChecker} checks, {@link org.gradcheck.GradientAssertions} asserts.
 */
@NullMarked
package org.gradcheck;

import org.jspecify.annotations.NullMarked;
