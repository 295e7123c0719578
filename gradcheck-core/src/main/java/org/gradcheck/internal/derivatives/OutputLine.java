package org.gradcheck.internal.derivatives;

import org.gradcheck.subject.ParameterBlock;

/**
 * The outputs along a line {@code x + t v} through the point.
 *
 * @param t the only coordinate of the line, bounded so that all coordinates are within their bounds; live
 * @param v the direction, one component for each coordinate
 * @param outputs evaluates the outputs at {@code t} as it is stored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutputLine(ParameterBlock t, double[] v, OutputSource outputs) {}
