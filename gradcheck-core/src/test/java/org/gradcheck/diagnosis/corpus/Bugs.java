package org.gradcheck.diagnosis.corpus;

import static org.gradcheck.diagnosis.Cause.APPROXIMATE;
import static org.gradcheck.diagnosis.Cause.BIAS_FORGOTTEN;
import static org.gradcheck.diagnosis.Cause.CONSTANT_COLUMN_FACTOR;
import static org.gradcheck.diagnosis.Cause.CONSTANT_FACTOR;
import static org.gradcheck.diagnosis.Cause.CONSTANT_OFFSET;
import static org.gradcheck.diagnosis.Cause.CONSTANT_ROW_FACTOR;
import static org.gradcheck.diagnosis.Cause.ISOLATED_ENTRIES;
import static org.gradcheck.diagnosis.Cause.NEVER_FILLED;
import static org.gradcheck.diagnosis.Cause.NOT_FINITE;
import static org.gradcheck.diagnosis.Cause.REORDERED;
import static org.gradcheck.diagnosis.Cause.SIGN_FLIPPED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.network.Activation;

/** The bugs that a layer can have. */
final class Bugs {

    static final List<Double> LEARNING_RATES = List.of(0.1, 0.01, 0.5);

    private static final List<Double> FACTORS = List.of(2.0, 0.5, 0.1, 0.01, 3.0, -2.0, 1.37);
    private static final int FEWEST_ENTRIES_OF_A_PATTERN = 3;
    private static final int FEWEST_ENTRIES_AROUND_A_WRONG_ONE = 5;

    /** Causes that are injected into functions and layers of other code. */
    private static final Set<Cause> ELSEWHERE = Set.of(
            Cause.ACCUMULATED, Cause.PARTLY_FILLED, Cause.DATA_TERM_LOST, Cause.OTHER_VARIABLE, Cause.SYMMETRIC_MATRIX);

    private final Trace trace;
    private final int layer;

    private Bugs(Trace trace, int layer) {
        this.trace = trace;
        this.layer = layer;
    }

    /** All bugs in the way of backpropagation through a layer. */
    static List<Bug> ofBackpropagation(Trace trace, int layer) {
        return new Bugs(trace, layer).ofBackpropagation();
    }

    /** Bugs that leave a pattern in the numbers of a layer, with random figures. */
    static List<Bug> ofPattern(Trace trace, int layer, Random random) {
        return new Bugs(trace, layer).ofPattern(random);
    }

    /** The bugs that a programmer has in all layers alike, with random figures. */
    static List<Bug> ofAllLayers(Trace trace, Random random) {
        List<Bug> bugs = new ArrayList<>(List.of(BatchBug.values()));
        bugs.addAll(decay(trace, random));
        bugs.addAll(entrywise(Part.LAYER, random));
        bugs.add(new SpoiledEntries(BIAS_FORGOTTEN, "zero", Part.BIASES, g -> 0));
        return bugs;
    }

    private List<Bug> ofBackpropagation() {
        List<Bug> bugs = new ArrayList<>();
        Arrays.stream(DeltaBug.values())
                .filter(bug -> bug.appliesTo(trace, layer))
                .forEach(bugs::add);
        Activation own = trace.activation(layer);
        Arrays.stream(Activation.values())
                .filter(other -> own.isElementwise() && other.isElementwise())
                .filter(other -> other != own && other != Activation.IDENTITY)
                .forEach(other -> bugs.add(new DerivativeOfAnother(other)));
        if (layer < trace.last()) {
            LEARNING_RATES.forEach(rate -> bugs.add(new UpdatedWeights(rate)));
        }
        for (int other = 0; other <= trace.depth(); other++) {
            if (other != layer && trace.input(other, 0).length == trace.inputs(layer)) {
                bugs.add(new InputOfAnotherLayer(other));
            }
        }
        bugs.addAll(List.of(BatchBug.values()));
        return bugs;
    }

    private List<Bug> ofPattern(Random random) {
        List<Bug> bugs = new ArrayList<>(decay(trace, random));
        for (Part part : Part.values()) {
            if (entriesOf(part) >= FEWEST_ENTRIES_OF_A_PATTERN) {
                bugs.addAll(entrywise(part, random));
            }
        }
        bugs.add(new SpoiledEntries(BIAS_FORGOTTEN, "zero", Part.BIASES, g -> 0));
        bugs.addAll(oneEntry(random));
        bugs.addAll(rearranged(random));
        if (trace.units(layer) > 1 && trace.inputs(layer) > 1) {
            bugs.add(new Factors(CONSTANT_ROW_FACTOR, figures(random, trace.units(layer))));
            bugs.add(new Factors(CONSTANT_COLUMN_FACTOR, figures(random, trace.inputs(layer))));
        }
        return bugs;
    }

    private static List<Bug> entrywise(Part part, Random random) {
        double factor = FACTORS.get(random.nextInt(FACTORS.size()));
        double offset = 0.05 + random.nextDouble();
        return List.of(
                new SpoiledEntries(NOT_FINITE, "NaN", part, g -> Double.NaN),
                new SpoiledEntries(NEVER_FILLED, "zero", part, g -> 0),
                new SpoiledEntries(SIGN_FLIPPED, "sign", part, g -> -g),
                new SpoiledEntries(CONSTANT_FACTOR, "times " + factor, part, g -> factor * g),
                new SpoiledEntries(CONSTANT_OFFSET, "plus " + offset, part, g -> g + offset),
                new SpoiledEntries(APPROXIMATE, "right to 2e-6", part, g -> g * (1 + 2e-6 * Math.sin(1e4 * g))));
    }

    private static List<Bug> decay(Trace trace, Random random) {
        double lambda = 0.005 + random.nextDouble() / 10;
        return trace.weightDecay() > 0
                ? List.of(
                        new DecayBug(DecayBug.Kind.MISSING, 0),
                        new DecayBug(DecayBug.Kind.EXTRA_ON_BIASES, trace.weightDecay()))
                : List.of(
                        new DecayBug(DecayBug.Kind.EXTRA, lambda),
                        new DecayBug(DecayBug.Kind.EXTRA_WITH_BIASES, lambda),
                        new DecayBug(DecayBug.Kind.EXTRA_BY_SIGN, lambda));
    }

    private List<Bug> oneEntry(Random random) {
        List<Bug> bugs = new ArrayList<>();
        int unit = random.nextInt(trace.units(layer));
        int input = random.nextInt(trace.inputs(layer));
        double infinite = random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
        bugs.add(new OneEntry(NOT_FINITE, "set to " + infinite, unit, input, g -> infinite));
        if (entriesOf(Part.WEIGHTS) >= FEWEST_ENTRIES_AROUND_A_WRONG_ONE) {
            List<DoubleUnaryOperator> mistakes = List.of(g -> -g, g -> 1.5 * g, g -> 0, g -> g + 0.1);
            int which = random.nextInt(mistakes.size());
            bugs.add(new OneEntry(ISOLATED_ENTRIES, "mistake " + which, unit, input, mistakes.get(which)));
        }
        return bugs;
    }

    private List<Bug> rearranged(Random random) {
        int units = trace.units(layer);
        int inputs = trace.inputs(layer);
        int entries = units * inputs;
        List<Bug> bugs = new ArrayList<>();
        if (units > 1 && inputs > 1) {
            bugs.add(Rearranged.columnMajor(units, inputs));
        }
        if (entries >= FEWEST_ENTRIES_OF_A_PATTERN) {
            List<Integer> permutation = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                permutation.add(i);
            }
            Collections.shuffle(permutation, random);
            bugs.add(new Rearranged(REORDERED, "shifted by one", i -> (i + 1) % entries));
            bugs.add(new Rearranged(REORDERED, "permuted " + permutation, permutation::get));
        }
        if (layer < trace.last() && units == trace.units(layer + 1) && inputs == units) {
            bugs.add(new SwappedWithLayerAbove());
        }
        return bugs;
    }

    private int entriesOf(Part part) {
        int weights = trace.units(layer) * trace.inputs(layer);
        return switch (part) {
            case LAYER -> weights + trace.units(layer);
            case WEIGHTS -> weights;
            case BIASES -> trace.units(layer);
        };
    }

    private static List<Double> figures(Random random, int count) {
        List<Double> figures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            figures.add(0.3 + 2 * random.nextDouble());
        }
        return figures;
    }

    /** The causes that can be injected into a network. */
    static List<Cause> causes() {
        return Arrays.stream(Cause.values())
                .filter(cause -> !ELSEWHERE.contains(cause))
                .toList();
    }
}
