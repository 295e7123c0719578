package org.gradcheck.internal.outputs;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * First differences of all outputs with the steps of the largest group, before an output gets steps of its own.
 *
 * <p>The noise tells how small a derivative it could hide, but the size of the derivatives is not known before they are differenced. A
 * few outputs of very many are nearly stationary, and a group of their own would double the evaluations. So all outputs with larger
 * steps are differenced with those of the largest group, by the same evaluations. The outputs whose derivatives are then hidden by
 * noise are differenced once more, with the steps that balance their noise and their largest derivative.
 */
final class StepTrial {

    /**
     * The same for a few of very many outputs. Chosen: a twentieth of the noise above which a difference settles nothing, so entries
     * above a tenth of the largest one are settled.
     */
    private static final double NEGLIGIBLE_FOR_FEW = 0x1p-13;

    /** A few of very many outputs. Chosen: below 50 outputs, each group costs less than the checks of its outputs one by one would. */
    private static final double FEW = 1 / 50.0;

    /** Noise in multiples of that with the steps of the output itself. Chosen: the balanced steps of outputs of one kind differ by less. */
    private static final double NOT_MUCH_MORE = 5;

    private final StepGroup tried;
    private final List<StepGroup> others;
    private final double limit;

    StepTrial(List<StepGroup> groups) {
        StepGroup largest =
                groups.stream().max(comparingInt(group -> group.rows().size())).orElse(new StepGroup(1, List.of()));
        List<OutputRow> larger = groups.stream()
                .filter(group -> group.balancedStep() > largest.balancedStep())
                .flatMap(group -> group.rows().stream())
                .toList();
        int rows = groups.stream().mapToInt(group -> group.rows().size()).sum();
        this.tried = largest.with(larger);
        this.others = groups.stream()
                .filter(group -> group.balancedStep() < largest.balancedStep())
                .toList();
        this.limit = larger.size() <= FEW * rows ? NEGLIGIBLE_FOR_FEW : StepGroup.NEGLIGIBLE;
    }

    /** Returns the groups whose columns are differenced first. */
    List<StepGroup> first() {
        return Stream.concat(others.stream(), Stream.of(tried))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    /**
     * Returns the groups of the outputs that noise hides, which begin anew with steps of their own.
     *
     * @param beginAnew lets an output begin anew
     */
    List<StepGroup> second(Consumer<OutputRow> beginAnew) {
        List<OutputRow> hidden = new ArrayList<>();
        for (StepGroup group : first()) {
            group.rows().stream()
                    .filter(row -> isHidden(row, group.balancedStep()))
                    .forEach(hidden::add);
        }
        hidden.forEach(beginAnew);
        return StepGroup.of(hidden);
    }

    /** Returns the groups after both passes. */
    List<StepGroup> all(List<StepGroup> second) {
        Set<OutputRow> moved =
                second.stream().flatMap(group -> group.rows().stream()).collect(toSet());
        return Stream.concat(
                        first().stream()
                                .map(group -> new StepGroup(
                                        group.balancedStep(),
                                        group.rows().stream()
                                                .filter(row -> !moved.contains(row))
                                                .toList())),
                        second.stream())
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private boolean isHidden(OutputRow row, double step) {
        double own = row.measuredNoise().balancedStep();
        return row.noise().variation() > 0
                && own > NOT_MUCH_MORE * step
                && row.noise().level() > limit * step * row.largest();
    }
}
