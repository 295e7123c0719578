/**
 * What came out of a check: verdicts, discrepancies and their text.
 */
@NullMarked
package org.gradcheck.report;

import org.jspecify.annotations.NullMarked;
