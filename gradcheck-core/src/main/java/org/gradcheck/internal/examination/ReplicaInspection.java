package org.gradcheck.internal.examination;

import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/** Inspection of a replica: it must have the same blocks, the same values, parameters of its own and the same cost. */
final class ReplicaInspection {

    private final String name;
    private final EvaluationMeter meter;
    private Optional<Compared> compared = Optional.empty();

    /** Difference quotient of the subject by the entry with the largest derivative. */
    private record Compared(PartialDifferentiator first, int block, int entry, double quotient) {}

    ReplicaInspection(String name, EvaluationMeter meter) {
        this.name = name;
        this.meter = meter;
    }

    void compareBlocks(List<ParameterBlock> blocks, List<ParameterBlock> replica) {
        if (!namesOf(replica).equals(namesOf(blocks))) {
            throw refusal(name + " has the blocks " + namesOf(replica) + ", but the subject has " + namesOf(blocks)
                    + "; describe the same blocks in the same order");
        }
        for (int b = 0; b < blocks.size(); b++) {
            compare(blocks.get(b), replica.get(b));
        }
    }

    private void compare(ParameterBlock block, ParameterBlock replica) {
        if (!replica.shape().equals(block.shape())) {
            throw refusal("'" + block.array() + "' of " + name + " has the shape " + replica.shape()
                    + ", but that of the subject has " + block.shape() + "; give both the same shape");
        }
        double[] values = block.values().toArray();
        double[] copied = replica.values().toArray();
        for (int i = 0; i < values.length; i++) {
            if (!isSame(values[i], copied[i])) {
                throw refusal(block.nameOf(i) + " of " + name + " is " + copied[i] + ", but that of the subject is "
                        + values[i] + "; copy the parameters of the subject to the bit");
            }
            if (!isDeclaredAlike(block.values(), replica.values(), i)) {
                throw refusal(block.nameOf(i) + " of " + name
                        + " has other bounds or another scale than that of the subject, or only one of them is fixed;"
                        + " declare the same for both");
            }
        }
    }

    private static boolean isDeclaredAlike(ParameterVector block, ParameterVector replica, int entry) {
        return block.isFixed(entry) == replica.isFixed(entry)
                && isSame(block.lowerBound(entry), replica.lowerBound(entry))
                && isSame(block.upperBound(entry), replica.upperBound(entry))
                && isSame(block.scale(entry), replica.scale(entry));
    }

    /** Writes to the replica, and refuses it if the values of another instance change. */
    void refuseSharedBlocks(List<ParameterBlock> others, List<ParameterBlock> replica) {
        for (int b = 0; b < others.size(); b++) {
            ParameterVector own = replica.get(b).values();
            ParameterVector other = others.get(b).values();
            for (int i = 0; i < Math.min(1, own.size()); i++) {
                double original = own.get(i);
                own.set(i, original == 0 ? 1 : original / 2);
                boolean shared = isSame(own.get(i), other.get(i));
                own.set(i, original);
                if (shared) {
                    throw refusal("'" + others.get(b).array() + "' of " + name
                            + " is in the same array as that of the subject or of another replica; give each replica"
                            + " parameters of its own");
                }
            }
        }
    }

    /**
     * Evaluates the cost at the point and where the entry with the largest derivative is displaced. The limit counts these evaluations, the
     * report does not.
     *
     * @param first differentiates the cost of the subject
     */
    void compareCosts(
            Objective subject, Objective replica, PartialDifferentiator first, Inspection.Inspected inspected) {
        double cost = new CountedCost(replica.cost(), meter).getAsDouble();
        if (!(Math.abs(cost - inspected.cost()) <= inspected.jitter())) {
            throw refusal("the cost of " + name + " is " + cost + ", but that of the subject is " + inspected.cost()
                    + " at the same parameters; both must compute the same cost, each from its own parameters");
        }
        compared = Optional.empty();
        int block = -1;
        int entry = -1;
        double largest = 0;
        for (int b = 0; b < subject.blocks().size(); b++) {
            double[] analytic = inspected.analytic().get(b);
            for (int i = 0; i < analytic.length; i++) {
                if (Math.abs(analytic[i]) > largest
                        && !subject.blocks().get(b).values().isFixed(i)) {
                    largest = Math.abs(analytic[i]);
                    block = b;
                    entry = i;
                }
            }
        }
        if (largest > 0 && inspected.jitter() == 0) {
            compareDisplaced(subject, replica, first, block, entry);
        }
    }

    private void compareDisplaced(
            Objective subject, Objective replica, PartialDifferentiator first, int block, int entry) {
        double own = quick(subject, first, block, entry).value();
        double found = quick(replica, first, block, entry).value();
        compared = Optional.of(new Compared(first, block, entry, own));
        if (!isSame(own, found)) {
            throw refusal("the cost of " + name + " has the difference quotient " + found + " where that of the subject"
                    + " has " + own + ", when " + subject.blocks().get(block).nameOf(entry)
                    + " is displaced; both must compute the same cost, each from its own parameters");
        }
    }

    /**
     * Compares the cost of a replica with that of the subject on the thread that will evaluate it, as {@link #compareCosts} has on the
     * thread of the check. A cost that keeps something for each thread differs there.
     */
    void compareThreads(Objective replica, Inspection.Inspected inspected) {
        double cost = new CountedCost(replica.cost(), meter).getAsDouble();
        if (!(Math.abs(cost - inspected.cost()) <= inspected.jitter())) {
            throw dependsOnTheThread(String.valueOf(cost), String.valueOf(inspected.cost()));
        }
        if (compared.isPresent()) {
            Compared displaced = compared.get();
            double found = quick(replica, displaced.first, displaced.block, displaced.entry)
                    .value();
            if (!isSame(displaced.quotient, found)) {
                throw dependsOnTheThread(
                        "different at displaced parameters: the difference quotient is " + found,
                        String.valueOf(displaced.quotient));
            }
        }
    }

    private IllegalStateException dependsOnTheThread(String there, String here) {
        return refusal("the cost of " + name + " is " + there + " on a thread of its own, but " + here
                + " on the thread of the check; it must depend on the parameters alone: look for a ThreadLocal, or for a"
                + " setting that each thread has");
    }

    private CentralDifference quick(Objective objective, PartialDifferentiator first, int block, int entry) {
        ParameterVector values = objective.blocks().get(block).values();
        return first.of(new CountedCost(objective.cost(), meter)).quick(values, entry, new ParameterScale(values));
    }

    private static List<String> namesOf(List<ParameterBlock> blocks) {
        return blocks.stream().map(block -> "'" + block.array() + "'").toList();
    }

    private static boolean isSame(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    private static IllegalStateException refusal(String text) {
        return new IllegalStateException(text);
    }
}
