package org.gradcheck.internal.sparse;

import org.gradcheck.internal.outputs.OutputRow;

/**
 * A row whose derivative along the direction of a group disagrees: its stored entry in the group is wrong, or the row has an entry that
 * the pattern leaves out.
 *
 * @param row the row
 * @param group the group
 * @param stored the column of its stored entry in the group; negative if there is none
 * @param residual the analytic value less the numeric one; not a number if one of them is none
 * @param tolerated the residual that does not disagree
 */
record Suspicion(OutputRow row, int group, int stored, double residual, double tolerated) {}
