/**
 * Gradient checks as JUnit tests: {@link org.gradcheck.junit.GradientCheck} on a method, and the annotations of its
 * parameters.
 */
@NullMarked
package org.gradcheck.junit;

import org.jspecify.annotations.NullMarked;
