/**
 * Reports as a folder of HTML pages that open in a browser, without a server and without a network.
 */
@NullMarked
package org.gradcheck.report.page;

import org.jspecify.annotations.NullMarked;
