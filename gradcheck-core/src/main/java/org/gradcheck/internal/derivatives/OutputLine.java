package org.gradcheck.internal.derivatives;

import org.gradcheck.subject.ParameterBlock;

/**
 * The outputs along a line {@code x + t v} through the point, or along several lines that have no coordinate in common.
 *
 * @param t the coordinate of each line, bounded so that all coordinates are within their bounds; live
 * @param v the direction, one component for each coordinate; of several lines, the component of the only one that displaces it
 * @param outputs evaluates the outputs at {@code t} as it is stored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutputLine(ParameterBlock t, double[] v, OutputSource outputs) {}
