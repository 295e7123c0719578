/** Holds what FINDINGS.md quotes to what gradcheck prints, for the tests of all libraries. */
package org.gradcheck.samples.libraries.findings;
