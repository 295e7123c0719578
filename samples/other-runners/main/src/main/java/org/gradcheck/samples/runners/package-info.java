/** A program that checks gradients without a test framework. */
package org.gradcheck.samples.runners;
