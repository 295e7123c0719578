/**
 * Which bug it is: the causes that a wrong gradient can have.
 */
@NullMarked
package org.gradcheck.diagnosis;

import org.jspecify.annotations.NullMarked;
