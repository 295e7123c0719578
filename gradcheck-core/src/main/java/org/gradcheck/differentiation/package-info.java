/**
 * Numeric differentiation of a cost: finite differences along the coordinates of a parameter vector.
 */
@NullMarked
package org.gradcheck.differentiation;

import org.jspecify.annotations.NullMarked;
