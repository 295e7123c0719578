package org.gradcheck.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.DeclaredParameters;
import org.gradcheck.internal.text.DistinctNames;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/**
 * Optional properties of a block of parameters: bounds, fixed entries, a scale, names of the entries and of the outputs, and the
 * order of the gradient.
 *
 * <p>Entries are numbered in row-major order. A declaration is mutable, for one thread.
 */
public final class BlockDeclaration {

    private final String block;
    private final ParameterVector values;
    private final boolean[] fixed;
    private final double[] lower;
    private final double[] upper;
    private double[] scale = {};
    private List<String> reasons = List.of();
    private List<String> names = List.of();
    private List<String> outputNames = List.of();
    private int @Nullable [] order;

    BlockDeclaration(String block, ParameterVector values) {
        this.block = block;
        this.values = values;
        fixed = new boolean[values.size()];
        lower = new double[values.size()];
        upper = new double[values.size()];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
    }

    /**
     * Bounds all entries. The cost is never evaluated with an entry outside its bounds, even if the storage rounds to a lower
     * precision.
     *
     * @param lowest the lower bound, in the unit of the entries; may be negative infinity
     * @param highest the upper bound; may be infinity
     * @return this declaration
     * @throws IllegalArgumentException if an entry outside the bounds was not declared {@link #fixed} before
     */
    public BlockDeclaration bounds(double lowest, double highest) {
        double[] lows = new double[fixed.length];
        double[] highs = new double[fixed.length];
        Arrays.fill(lows, lowest);
        Arrays.fill(highs, highest);
        return bounds(lows, highs);
    }

    /**
     * Bounds each entry by itself.
     *
     * @param lowest the lower bounds, one for each entry
     * @param highest the upper bounds, one for each entry
     * @return this declaration
     * @throws IllegalArgumentException if there are more or fewer bounds than entries, or an entry lies outside that was
     *     not declared {@link #fixed} before
     */
    public BlockDeclaration bounds(double[] lowest, double[] highest) {
        requireLength("lower bounds", given("lower bounds", lowest).length);
        requireLength("upper bounds", given("upper bounds", highest).length);
        for (int i = 0; i < lowest.length; i++) {
            if (!fixed[i] && !(lowest[i] <= values.get(i) && values.get(i) <= highest[i])) {
                throw new IllegalArgumentException(
                        "entry " + i + " of '" + block + "' is " + values.get(i) + ", outside its bounds " + lowest[i]
                                + " and " + highest[i] + "; mend the value or the bounds");
            }
        }
        System.arraycopy(lowest, 0, lower, 0, lower.length);
        System.arraycopy(highest, 0, upper, 0, upper.length);
        return this;
    }

    /**
     * Excludes entries from the check. They are never displaced and may have any value; their gradient is not compared.
     *
     * @param reason the reason, for the report
     * @param entries the numbers of the entries; none for the whole block
     * @return this declaration
     * @throws IllegalArgumentException if there is no such entry
     */
    public BlockDeclaration fixed(String reason, int... entries) {
        given("the reason why entries are fixed", reason);
        if (entries.length == 0) {
            Arrays.fill(fixed, true);
        }
        for (int entry : entries) {
            requireEntry(entry);
            fixed[entry] = true;
        }
        reasons = Stream.concat(reasons.stream(), Stream.of(reason)).toList();
        return this;
    }

    /**
     * Sets the scale of the entries: the size of a displacement that changes the cost noticeably. It is needed for entries
     * whose values do not show their scale: entries that are zero, or tiny compared with the values they are added to.
     *
     * <p>Steps, directions and the weight of an error follow the scale, so entries of different units each need their own.
     *
     * @param sizes a positive, finite size for all entries, or one for each entry, in the unit of the entry
     * @return this declaration
     * @throws IllegalArgumentException if a size is not positive and finite, or there is neither one size nor one for each entry
     */
    public BlockDeclaration scale(double... sizes) {
        if (given("scales", sizes).length != 1) {
            requireLength("scales", sizes.length);
        }
        for (int i = 0; i < sizes.length; i++) {
            if (!(sizes[i] > 0) || Double.isInfinite(sizes[i])) {
                String entry = sizes.length == 1 ? "" : "entry " + i + " of ";
                throw new IllegalArgumentException(
                        "the scale of " + entry + "'" + block + "' is " + sizes[i] + "; give a positive, finite size");
            }
        }
        scale = sizes.clone();
        return this;
    }

    /**
     * Names the entries.
     *
     * @param entryNames one name for each entry, used by reports in place of its index
     * @return this declaration
     * @throws IllegalArgumentException if there are more or fewer names than entries
     */
    public BlockDeclaration names(String... entryNames) {
        requireLength("names", entryNames.length);
        for (String name : entryNames) {
            given("the name of an entry", name);
        }
        names = List.of(entryNames);
        return this;
    }

    /**
     * Names the outputs of a function with many outputs, of which these entries are the coordinates. A cost has one output and
     * needs no name.
     *
     * @param names one name for each output, used by reports in place of its number; none to number the outputs
     * @return this declaration
     * @throws IllegalArgumentException if a name is null or blank, or two outputs have the same one
     */
    public BlockDeclaration outputNames(String... names) {
        for (String name : names) {
            given("the name of an output", name);
        }
        outputNames = DistinctNames.ofOutputs("'" + block + "'", names);
        return this;
    }

    /**
     * Returns the names of the outputs.
     *
     * @return the names that were declared last; empty if there are none
     */
    public List<String> declaredOutputNames() {
        return outputNames;
    }

    /**
     * Sets the order of the gradient's entries, if it differs from that of the parameters.
     *
     * @param parameters for each position of the gradient the entry that it belongs to: a permutation
     * @return this declaration
     * @throws IllegalArgumentException if it is not a permutation of the entries
     */
    public BlockDeclaration gradientOrder(int... parameters) {
        requireLength("positions", parameters.length);
        boolean[] seen = new boolean[parameters.length];
        for (int entry : parameters) {
            requireEntry(entry);
            if (seen[entry]) {
                throw new IllegalArgumentException(
                        "the gradient order of '" + block + "' has entry " + entry + " twice; name each entry once");
            }
            seen[entry] = true;
        }
        order = parameters.clone();
        return this;
    }

    List<String> names() {
        return names;
    }

    /** Returns the reasons for excluded entries; empty if none is excluded. */
    Optional<String> reasons() {
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
    }

    /** Returns the gradient in the order of the parameters. */
    double[] inOrder(double[] gradient) {
        if (order == null) {
            return gradient;
        }
        double[] sorted = new double[gradient.length];
        for (int position = 0; position < gradient.length; position++) {
            sorted[order[position]] = gradient[position];
        }
        return sorted;
    }

    /** Returns the live values with their bounds, fixed entries and scale. */
    ParameterVector declared() {
        return new DeclaredParameters(block, values, fixed, lower, upper, scale);
    }

    /** Returns the argument, which Java code without null annotations may pass as null. */
    private <T> T given(String what, @Nullable T found) {
        if (found == null) {
            throw new IllegalArgumentException("'" + block + "' was given null for " + what + "; give a value");
        }
        return found;
    }

    private void requireLength(String what, int length) {
        if (length != fixed.length) {
            throw new IllegalArgumentException("'" + block + "' has " + Plural.of(fixed.length, "entry") + ", but "
                    + what + " were given for " + length + "; give one for each entry");
        }
    }

    private void requireEntry(int entry) {
        if (entry < 0 || entry >= fixed.length) {
            throw new IllegalArgumentException(
                    "'" + block + "' has no entry " + entry + "; its entries are 0 to " + (fixed.length - 1));
        }
    }
}
