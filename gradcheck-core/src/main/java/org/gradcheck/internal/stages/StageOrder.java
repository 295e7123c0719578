package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.gradcheck.subject.Objective;

/**
 * Search for the stage that makes a cost differ at the same parameters: its forward reads a stage that is declared after it, or does not
 * give the same values twice.
 *
 * <p>The algorithm: each forward runs twice, with the same values in the arrays of all other stages. Then it runs once for each later stage,
 * whose values are displaced. The cost is not evaluated. The caller restores the values of the stages.
 */
public final class StageOrder {

    /** Displacement of the values of a later stage. Chosen: every number but -2 changes. */
    private static final double FACTOR = 1.25;

    private static final double OFFSET = 0.5;

    private final List<Objective.Stage> stages;

    private StageOrder(List<Objective.Stage> stages) {
        this.stages = stages;
    }

    /** Returns what is wrong and what to change, in words; empty without stages, or if all of them are in order. */
    public static Optional<String> fault(Objective objective) {
        try {
            return objective.stages().flatMap(declared -> new StageOrder(declared.inOrder()).fault());
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException displaced) { // such as one of an index that the displaced values give
            return Optional.empty();
        }
    }

    private Optional<String> fault() {
        stages.forEach(stage -> stage.forward().run());
        for (int k = 0; k < stages.size(); k++) {
            List<double[]> before = values();
            double[] first = run(k, before);
            if (!Arrays.equals(run(k, before), first)) {
                return Optional.of(
                        "the forward of " + name(k)
                                + " does not give the same values twice: it adds to its array, keeps state or draws random numbers");
            }
            for (int later = k + 1; later < stages.size(); later++) {
                List<double[]> displaced = new ArrayList<>(before);
                displaced.set(
                        later,
                        Arrays.stream(before.get(later))
                                .map(value -> FACTOR * value + OFFSET)
                                .toArray());
                if (!Arrays.equals(run(k, displaced), first)) {
                    return Optional.of("the forward of " + name(k) + " reads the values of " + name(later)
                            + ", which is declared after it: declare the stages in the order of the forward pass");
                }
            }
            run(k, before);
        }
        return Optional.empty();
    }

    private List<double[]> values() {
        List<double[]> values = new ArrayList<>();
        stages.forEach(stage -> values.add(stage.values().values().toArray()));
        return values;
    }

    /** Runs a forward with these values of all other stages, and returns its values. */
    private double[] run(int stage, List<double[]> others) {
        for (int k = 0; k < stages.size(); k++) {
            if (k != stage) {
                stages.get(k).values().values().setAll(others.get(k));
            }
        }
        stages.get(stage).forward().run();
        return stages.get(stage).values().values().toArray();
    }

    private String name(int stage) {
        return "'" + stages.get(stage).name() + "'";
    }
}
