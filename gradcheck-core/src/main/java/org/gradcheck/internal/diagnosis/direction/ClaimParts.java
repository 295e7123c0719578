package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.ListedNames;

/**
 * Parts of a claim: the entries in quarters by the size of their parameters, and on both sides of zero where both have many.
 *
 * @param block the block
 * @param parts the part of each entry
 * @param sides the number of sides
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is never compared
record ClaimParts(ClaimedBlock block, int[] parts, int sides) {

    /** Parts by size. Chosen: each has enough entries for a slope above the noise. */
    private static final int SIZES = 4;

    /** Smallest part of the entries that is a side of its own. Chosen: noise hides the slopes of fewer. */
    private static final double SMALLEST_SIDE = 0.125;

    /** Standard deviations by which the factors of parts differ. Chosen: far above those of chance among four parts. */
    private static final double DIFFERENT = 10;

    /** Part by which the factors of parts differ. Chosen: rows of random entries differ by less. */
    private static final double CLEARLY = 0.2;

    /** Largest standard deviation of a factor, as a part of it. Chosen: the digits that are shown are then right. */
    private static final double PRECISE = 0.01;

    static ClaimParts of(ClaimedBlock block) {
        int[] displaced = displaced(block, i -> true);
        int negative = displaced(block, i -> block.parameters()[i] < 0).length;
        boolean haveBothSides = Math.min(negative, displaced.length - negative) >= SMALLEST_SIDE * displaced.length;
        double[] sizes = new double[displaced.length];
        for (int k = 0; k < sizes.length; k++) {
            sizes[k] = Math.abs(block.parameters()[displaced[k]]);
        }
        Arrays.sort(sizes);
        int[] parts = new int[block.entries()];
        for (int i = 0; i < parts.length; i++) {
            int size = 0;
            while (size < SIZES - 1
                    && Math.abs(block.parameters()[i]) > sizes[(size + 1) * (sizes.length - 1) / SIZES]) {
                size++;
            }
            parts[i] = size + (haveBothSides && block.parameters()[i] < 0 ? SIZES : 0);
        }
        return new ClaimParts(block, parts, haveBothSides ? 2 : 1);
    }

    private static int[] displaced(ClaimedBlock block, IntPredicate condition) {
        int[] some = new int[block.entries()];
        int count = 0;
        for (int i = 0; i < some.length; i++) {
            if (block.isDisplaced(i) && condition.test(i)) {
                some[count++] = i;
            }
        }
        return Arrays.copyOf(some, count);
    }

    /** Returns the claim in each of the parts, with zeros elsewhere. */
    List<double[]> directions() {
        double[] claimed = block.changes(block.claimed());
        List<double[]> directions = new ArrayList<>();
        for (int part = 0; part < SIZES * sides; part++) {
            double[] direction = new double[claimed.length];
            for (int i = 0; i < direction.length; i++) {
                direction[i] = parts[i] == part ? claimed[i] : 0;
            }
            directions.add(direction);
        }
        return directions;
    }

    /**
     * Returns what the factors of the quarters show, if they grow or fall with the size of the parameters; empty if they do not.
     *
     * @param battery the slopes along the directions, first
     */
    Optional<String> line(DeviationBattery battery, int measured) {
        List<double[]> directions = directions();
        if (measured != directions.size()) {
            return Optional.empty(); // nothing is claimed in some part
        }
        double[] factors = new double[SIZES];
        double largestError = 0;
        for (int size = 0; size < SIZES; size++) {
            double slope = 0;
            double squares = 0;
            double variance = 0;
            for (int part = size; part < directions.size(); part += SIZES) {
                double norm = DeviationBattery.norm(directions.get(part));
                slope += norm * battery.slope(part).value();
                squares += norm * norm;
                variance += Math.pow(norm * DeviationBattery.error(battery.slope(part)), 2);
            }
            factors[size] = 1 + slope / squares;
            double error = Math.sqrt(variance) / squares;
            largestError = Math.max(largestError, error);
            if (!(error <= PRECISE * Math.abs(factors[size]))) {
                return Optional.empty();
            }
        }
        return isMonotonous(factors, largestError) ? Optional.of(words(factors)) : Optional.empty();
    }

    private static boolean isMonotonous(double[] factors, double error) {
        double direction = Math.signum(factors[SIZES - 1] - factors[0]);
        for (int size = 1; size < SIZES; size++) {
            if (direction * (factors[size] - factors[size - 1]) < 0) {
                return false;
            }
        }
        double range = Math.abs(factors[SIZES - 1] - factors[0]);
        return range > DIFFERENT * error
                && range > CLEARLY * Math.max(Math.abs(factors[0]), Math.abs(factors[SIZES - 1]));
    }

    private static String words(double... factors) {
        return "quarters of the entries by the size of the parameter, the smallest first: along the claim, the cost changes by "
                + ListedNames.all(SIZES, size -> DecimalText.plain(factors[size], 2))
                + " of what it says: look for a factor that depends on the parameter, such as a derivative in the"
                + " chain rule";
    }
}
