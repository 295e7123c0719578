/**
 * Descriptions of gradient checks: blocks of parameters, the cost that reads them and the analytic gradient of that cost.
 */
@NullMarked
package org.gradcheck.subject;

import org.jspecify.annotations.NullMarked;
