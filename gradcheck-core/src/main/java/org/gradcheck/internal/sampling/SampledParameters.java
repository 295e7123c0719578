package org.gradcheck.internal.sampling;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.subject.ParameterBlock;

/** All parameters at the point of a check, as one vector, with their scales and bounds. Values are stored block by block. */
final class SampledParameters {

    /** Displacement of a parameter of a block with several signs that hardly leaves its domain. Chosen: logits and weights are often small. */
    private static final double NEAR = 0.25;

    private final List<ParameterBlock> blocks;
    private final CheckOptions options;
    private final int[] offsets;
    private final double[] origin;
    private final double[] scale;
    private final double[] own;
    private final double[] lower;
    private final double[] upper;
    private final double[] room;
    private final double[] longest;

    /** @param options the tolerances of the user; the step has no effect on means */
    SampledParameters(List<ParameterBlock> blocks, CheckOptions options) {
        this.options = options;
        this.blocks = blocks;
        this.offsets = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            offsets[b + 1] = Math.addExact(offsets[b], blocks.get(b).values().size());
        }
        int size = size();
        this.origin = new double[size];
        this.scale = new double[size];
        this.own = new double[size];
        this.lower = new double[size];
        this.upper = new double[size];
        this.room = new double[size];
        this.longest = new double[size];
        for (int b = 0; b < blocks.size(); b++) {
            read(blocks.get(b).values(), offsets[b]);
        }
    }

    private void read(ParameterVector values, int offset) {
        double[] stored = values.toArray();
        ParameterScale scales = new ParameterScale(values);
        boolean isPositive = true;
        boolean isBelowOne = true;
        for (int i = 0; i < stored.length; i++) {
            isPositive &= stored[i] > 0 || values.isFixed(i);
            isBelowOne &= stored[i] < 1 || values.isFixed(i);
        }
        for (int i = 0; i < stored.length; i++) {
            int number = offset + i;
            origin[number] = stored[i];
            lower[number] = values.lowerBound(i);
            upper[number] = values.upperBound(i);
            boolean isFixed = values.isFixed(i) || !(lower[number] < upper[number]);
            scale[number] = isFixed ? 0 : isPositive ? scales.of(i) : scales.ofDerivative(i);
            own[number] = isFixed ? 0 : scales.of(i);
            double below = isPositive ? stored[i] : Double.POSITIVE_INFINITY;
            double above = isPositive && isBelowOne ? 1 - stored[i] : Double.POSITIVE_INFINITY;
            double ofDomain = Math.min(scale[number], Math.min(below, above)) / 2;
            double ofSigned = Math.max(scale[number] / 2, NEAR);
            boolean isInUnit = isPositive || values.scale(i) > 0;
            room[number] = isInUnit ? ofDomain : ofSigned;
            longest[number] = isInUnit ? Math.min(scale[number], below) / 2 : Math.max(scale[number] / 2, 1);
        }
    }

    int size() {
        return offsets[blocks.size()];
    }

    int blocks() {
        return blocks.size();
    }

    int from(int block) {
        return offsets[block];
    }

    int to(int block) {
        return offsets[block + 1];
    }

    /** Returns the number of entries of a block that are not fixed. */
    int moving(int block) {
        int moving = 0;
        for (int i = from(block); i < to(block); i++) {
            moving += isFixed(i) ? 0 : 1;
        }
        return moving;
    }

    /** Returns the tolerances of the user. */
    CheckOptions options() {
        return options;
    }

    /** Returns the size by which the derivative of a parameter is compared with others; 0 if it is fixed. */
    double scale(int number) {
        return scale[number];
    }

    /** Returns the size of a parameter itself; 0 if it is fixed. */
    double ownSize(int number) {
        return own[number];
    }

    /** Takes the sizes of the parameters of a block themselves as their scales, and displaces none by more than half of it. */
    void takeOwnSizes(int block) {
        for (int i = from(block); i < to(block); i++) {
            scale[i] = own[i];
            room[i] = own[i] / 2;
            longest[i] = own[i] / 2;
        }
    }

    boolean isFixed(int number) {
        return scale[number] == 0;
    }

    /**
     * Returns the box in which each parameter is displaced by a part of its scale.
     *
     * <p>A block of positive numbers may have to keep the sign, as deviations do: they are displaced by half of the distance from zero at most.
     * Other parameters are displaced by 1 at most, or by
     * half of a larger size, and those with a declared scale or in {@linkplain MixedUnits units of their own} by half of it. Declared bounds
     * end a segment; they do not lengthen it, since the gradient at the point is what is checked.
     *
     * @param part more than 0
     */
    Segment segment(double part) {
        double[] wanted = new double[size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Math.min(part * scale[i], longest[i]);
        }
        return segment(part, wanted);
    }

    /**
     * Returns the same segment, or a shorter one in which no parameter is displaced by more than half of its scale, or a quarter. A block of
     * numbers between 0 and 1 may be probabilities, which are displaced by half of the distance from 1 at most.
     */
    Segment nearby(Segment segment) {
        double[] wanted = new double[size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Math.min(segment.reach()[i], room[i]);
        }
        return segment(segment.part(), wanted);
    }

    private Segment segment(double part, double[] wanted) {
        double[] centre = new double[size()];
        double[] reach = new double[size()];
        for (int i = 0; i < reach.length; i++) {
            double width = Math.min(2 * wanted[i], upper[i] - lower[i]);
            double low = Math.max(lower[i], Math.min(origin[i] - wanted[i], upper[i] - width));
            double high = Math.min(upper[i], low + width);
            reach[i] = isFixed(i) ? 0 : (high - low) / 2;
            centre[i] = reach[i] == 0 ? origin[i] : low + reach[i];
        }
        return new Segment(part, centre, reach);
    }

    /** Stores a point on the line through the middle of a segment. */
    void store(Segment segment, double[] direction, double part) {
        for (int b = 0; b < blocks.size(); b++) {
            double[] values = new double[to(b) - from(b)];
            for (int i = 0; i < values.length; i++) {
                int number = from(b) + i;
                double displaced = segment.centre()[number] + part * direction[number];
                values[i] =
                        isFixed(number) ? origin[number] : Math.max(lower[number], Math.min(upper[number], displaced));
            }
            blocks.get(b).values().setAll(values);
        }
    }

    /** Returns the values as they are stored. */
    double[] stored() {
        double[] all = new double[size()];
        for (int b = 0; b < blocks.size(); b++) {
            System.arraycopy(blocks.get(b).values().toArray(), 0, all, from(b), to(b) - from(b));
        }
        return all;
    }

    void restore() {
        for (int b = 0; b < blocks.size(); b++) {
            double[] values = new double[to(b) - from(b)];
            System.arraycopy(origin, from(b), values, 0, values.length);
            blocks.get(b).values().setAll(values);
        }
    }
}
