package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.report.MeasuredBlock;

/**
 * What a constant factor may come from: a part of the examples, or a dimension of a block, its root or their inverses.
 *
 * @param evidence the numbers that give the factor
 * @param remedy the change to make
 */
record FactorReading(String evidence, String remedy) {

    private static final String ENTRIES = "entries of ";

    /** Most readings in a report. Chosen: the lines stay short. */
    private static final int MOST = 2;

    /** The largest number of readings that are tried, times the precision. Chosen: one in twenty matches by coincidence at most. */
    private static final double COINCIDENCE = 0.05;

    /** The largest relative error of a factor that is compared. Chosen: above that of a fit to single precision. */
    private static final double LARGEST_ERROR = 1e-3;

    /**
     * Returns the readings of a factor.
     *
     * @param error the relative error of the factor
     */
    static List<FactorReading> of(double factor, double error, OptionalInt examples, List<MeasuredBlock> blocks) {
        List<FactorReading> readings = new ArrayList<>();
        double size = Math.abs(factor);
        if (!(error <= LARGEST_ERROR)) {
            return readings;
        }
        if (examples.isPresent() && examples.getAsInt() * error < COINCIDENCE) {
            addPartOfExamples(size, error, examples.getAsInt(), readings);
        }
        dimensions(blocks).forEach((dimension, name) -> addDimension(size, error, dimension, name, readings));
        if (examples.isPresent()) {
            dimensions(blocks)
                    .forEach((dimension, name) ->
                            addProduct(size, error, examples.getAsInt(), dimension, name, readings));
        }
        return readings.subList(0, Math.min(MOST, readings.size()));
    }

    private static void addPartOfExamples(double size, double error, int examples, List<FactorReading> readings) {
        double counted = size < 1 ? size * examples : examples / size;
        int part = (int) Math.rint(counted);
        if (part > 1 && part < examples && Math.abs(counted / part - 1) <= error) {
            readings.add(
                    new FactorReading(
                            (size < 1 ? part + "/" + examples : examples + "/" + part) + ", and the batch has "
                                    + examples + " examples",
                            "if " + (examples - part) + " of the " + examples
                                    + " examples are masked, ignored or dropped, divide by the same number of examples in cost and gradient"));
        }
    }

    private static void addDimension(
            double size, double error, int dimension, String name, List<FactorReading> readings) {
        double root = name.startsWith(ENTRIES) ? Double.NaN : Math.sqrt(dimension);
        String of = dimension + " " + name;
        if (isSame(size, root, error) || isSame(size, 1 / root, error)) {
            readings.add(new FactorReading(
                    (size > 1 ? "" : "1 / ") + "the square root of the " + of,
                    "look for a scale by the root of " + dimension
                            + " that only one side has, such as that of attention"));
        } else if (isSame(size, dimension, error) || isSame(size, 1.0 / dimension, error)) {
            readings.add(new FactorReading(
                    (size > 1 ? "" : "1 / ") + "the number of the " + of,
                    "look for a sum over " + dimension
                            + " of which one side takes the mean, such as that over the outputs"));
        }
    }

    private static void addProduct(
            double size, double error, int examples, int dimension, String name, List<FactorReading> readings) {
        double product = (double) examples * dimension;
        if (examples > 1 && (isSame(size, product, error) || isSame(size, 1 / product, error))) {
            readings.add(new FactorReading(
                    (size > 1 ? "" : "1 / ") + "(" + examples + " examples x " + dimension + " " + name + ")",
                    "look for a sum over examples and outputs of which one side takes the mean"));
        }
    }

    private static boolean isSame(double size, double other, double error) {
        return Math.abs(size / other - 1) <= error;
    }

    /** Returns the sizes of the blocks above 1, each with the words for it of the first block that has it. */
    private static Map<Integer, String> dimensions(List<MeasuredBlock> blocks) {
        Map<Integer, String> dimensions = new LinkedHashMap<>();
        for (MeasuredBlock block : blocks) {
            List<Integer> sizes = block.shape().sizes();
            for (int axis = 0; axis < sizes.size() && sizes.size() > 1; axis++) {
                String line = sizes.size() > 2 ? "slices" : axis == 0 ? "rows" : "columns";
                if (sizes.get(axis) > 1) {
                    dimensions.putIfAbsent(sizes.get(axis), line + " of " + block.name());
                }
            }
        }
        for (MeasuredBlock block : blocks) {
            if (block.shape().sizes().size() == 1 && block.shape().entries() > 1 && blocks.size() > 1) {
                dimensions.putIfAbsent(block.shape().entries(), ENTRIES + block.name());
            }
        }
        return dimensions;
    }

    /** Returns the numbers that may give a factor, as a continuation of the evidence. */
    static String evidence(double factor, List<FactorReading> readings) {
        StringBuilder text = new StringBuilder();
        for (FactorReading reading : readings) {
            text.append(text.isEmpty() ? "; " + NumberText.of(Math.abs(factor)) + " is " : ", or ")
                    .append(reading.evidence());
        }
        return text.toString();
    }

    static String remedies(List<FactorReading> readings) {
        StringBuilder text = new StringBuilder();
        for (FactorReading reading : readings) {
            text.append("; ").append(reading.remedy());
        }
        return text.toString();
    }
}
