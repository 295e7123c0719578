package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** A gradient by several arrays with one bug or two, each in some of the arrays. */
record BlockBugCase(
        SeveralArrays arrays, UnaryOperator<double[]> claimed, OptionalInt examples, List<Expected> expected) {

    private static final int EXAMPLES = 7;

    /** A bug, and the arrays that have it. */
    record Expected(Set<Cause> names, Set<String> where) {

        static Expected of(Cause cause, Set<Integer> blocks) {
            Set<Cause> names = EnumSet.of(cause);
            if (cause == Cause.NEVER_FILLED) {
                names.add(Cause.BIAS_FORGOTTEN);
            }
            return new Expected(
                    names,
                    new TreeSet<>(blocks.stream().map(SeveralArrays::name).toList()));
        }
    }

    /** The agreement of the named causes and arrays with the injected ones. */
    enum Outcome {
        RIGHT,
        /** All that is named is there, but that is not all. */
        PARTLY,
        UNNAMED,
        WRONG
    }

    /** Some arrays have a bug, the others are right. */
    static BlockBugCase ofOne(BlockBug bug, Random random) {
        SeveralArrays arrays = SeveralArrays.draw(random);
        return new BlockBugCase(arrays, arrays::gradient, OptionalInt.empty(), List.of())
                .with(bug, some(arrays, allOf(arrays), bug, random), random);
    }

    /** Two bugs, each in arrays of its own. */
    static BlockBugCase ofTwo(BlockBug first, BlockBug second, Random random) {
        SeveralArrays arrays = SeveralArrays.draw(random);
        List<Integer> all = new ArrayList<>(allOf(arrays));
        Collections.shuffle(all, random);
        Set<Integer> left = new TreeSet<>(all.subList(0, all.size() / 2));
        Set<Integer> right = new TreeSet<>(all.subList(all.size() / 2, all.size()));
        return new BlockBugCase(arrays, arrays::gradient, OptionalInt.empty(), List.of())
                .with(first, some(arrays, left, first, random), random)
                .with(second, some(arrays, right, second, random), random);
    }

    /** A factor on all but the weight decay, which some arrays have. */
    static BlockBugCase ofData(Cause cause, Random random) {
        SeveralArrays drawn = SeveralArrays.draw(random);
        SeveralArrays arrays =
                drawn.withDecay(0.05 + random.nextDouble() / 2, someOf(ofAtLeast(2, drawn, allOf(drawn)), random));
        double factor = switch (cause) {
            case SUM_INSTEAD_OF_MEAN -> EXAMPLES;
            case MEAN_INSTEAD_OF_SUM -> 1.0 / EXAMPLES;
            case SIGN_FLIPPED -> -1;
            default -> 1 + random.nextDouble();
        };
        return new BlockBugCase(
                arrays,
                x -> times(factor, arrays.data().gradient(x), arrays.gradient(x)),
                OptionalInt.of(EXAMPLES),
                List.of(Expected.of(cause, allOf(arrays))));
    }

    /** The weight decay that some arrays have is left out, of all of them or of some. */
    static BlockBugCase withoutDecay(Random random) {
        SeveralArrays drawn = SeveralArrays.draw(random);
        Set<Integer> decayed = someOf(ofAtLeast(2, drawn, allOf(drawn)), random);
        Set<Integer> forgotten = someOf(decayed, random);
        SeveralArrays arrays = drawn.withDecay(0.05 + random.nextDouble() / 2, decayed);
        return new BlockBugCase(
                arrays,
                x -> {
                    double[] gradient = arrays.gradient(x);
                    arrays.entries(forgotten).forEach(i -> gradient[i] -= arrays.lambda() * x[i]);
                    return gradient;
                },
                OptionalInt.of(EXAMPLES),
                List.of(Expected.of(Cause.MISSING_WEIGHT_DECAY, forgotten)));
    }

    private BlockBugCase with(BlockBug bug, Set<Integer> blocks, Random random) {
        if (blocks.isEmpty()) {
            return this;
        }
        int[] entries = arrays.entries(blocks).toArray();
        Mistake mistake = bug.draw(random);
        UnaryOperator<double[]> wrong = x -> {
            double[] all = claimed.apply(x);
            double[] changed = mistake.made(at(entries, all), at(entries, x));
            for (int k = 0; k < entries.length; k++) {
                all[entries[k]] = changed[k];
            }
            return all;
        };
        List<Expected> bugs = new ArrayList<>(expected);
        bugs.add(Expected.of(bug.cause(), blocks));
        return new BlockBugCase(arrays, wrong, examples, bugs);
    }

    private static double[] at(int[] entries, double[] values) {
        return IntStream.of(entries).mapToDouble(i -> values[i]).toArray();
    }

    /** Returns a gradient whose data term is multiplied. */
    private static double[] times(double factor, double[] ofData, double[] gradient) {
        double[] times = gradient.clone();
        Arrays.setAll(times, i -> times[i] + (factor - 1) * ofData[i]);
        return times;
    }

    private static Set<Integer> allOf(SeveralArrays arrays) {
        return IntStream.range(0, arrays.blocks().size()).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> someOf(Set<Integer> blocks, Random random) {
        List<Integer> shuffled = new ArrayList<>(blocks);
        Collections.shuffle(shuffled, random);
        return new TreeSet<>(shuffled.subList(0, shuffled.isEmpty() ? 0 : 1 + random.nextInt(shuffled.size())));
    }

    /** Some of the blocks, none of them too small to show the bug. */
    private static Set<Integer> some(SeveralArrays arrays, Set<Integer> blocks, BlockBug bug, Random random) {
        return someOf(ofAtLeast(bug.fewestEntries(), arrays, blocks), random).stream()
                .limit(bug.mostBlocks())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> ofAtLeast(int entries, SeveralArrays arrays, Set<Integer> blocks) {
        return blocks.stream()
                .filter(block -> arrays.blocks().get(block).entries().count() >= entries)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isWrong() {
        return expected.stream().anyMatch(bug -> !bug.where().isEmpty());
    }

    GradientReport check() {
        GradientSubject subject = arrays.subject("arrays", claimed);
        examples.ifPresent(subject::examples);
        return GradientChecker.standard().check(subject);
    }

    Outcome outcome(GradientReport report) {
        List<Diagnosis> named = report.diagnoses();
        if (named.isEmpty()) {
            return Outcome.UNNAMED;
        }
        if (!named.stream()
                .allMatch(diagnosis -> expected.stream()
                        .anyMatch(bug -> bug.names().contains(diagnosis.cause())
                                && bug.where().containsAll(arrays.names(diagnosis.where()))))) {
            return Outcome.WRONG;
        }
        boolean all = named.size() == expected.size()
                && expected.stream()
                        .allMatch(bug -> named.stream()
                                .anyMatch(diagnosis -> bug.names().contains(diagnosis.cause())
                                        && bug.where().equals(arrays.names(diagnosis.where()))));
        return all ? Outcome.RIGHT : Outcome.PARTLY;
    }

    String description() {
        return arrays + " with " + expected + " (" + examples + ")";
    }
}
