/**
 * Known causes of a wrong gradient, and the diagnosis that a report gives.
 */
@NullMarked
package org.gradcheck.diagnosis;

import org.jspecify.annotations.NullMarked;
