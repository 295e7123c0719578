/**
 * Derivatives of functions with many outputs, each described as gradients of scalar costs: Jacobians, Hessians and their
 * products with vectors.
 *
 * <p>Not API; changes without notice.
 */
@NullMarked
package org.gradcheck.internal.derivatives;

import org.jspecify.annotations.NullMarked;
