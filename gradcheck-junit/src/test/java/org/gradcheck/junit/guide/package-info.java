/** Holds README and guide to what gradcheck prints. */
package org.gradcheck.junit.guide;
