package org.gradcheck.internal.sparse;

/**
 * An entry that is not zero, although the pattern leaves it out.
 *
 * @param row its row
 * @param column its column
 * @param numeric the numeric derivative
 * @param error its error bar
 */
record LeftOutEntry(int row, int column, double numeric, double error) {}
