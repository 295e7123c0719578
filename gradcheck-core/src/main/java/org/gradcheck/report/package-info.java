/**
 * Results of a check: verdicts, discrepancies, findings and the text of a report.
 */
@NullMarked
package org.gradcheck.report;

import org.jspecify.annotations.NullMarked;
