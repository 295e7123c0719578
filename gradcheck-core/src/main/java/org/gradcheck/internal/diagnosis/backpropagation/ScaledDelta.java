package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.pattern.ConstantFactor;
import org.gradcheck.internal.diagnosis.pattern.FactorMeaning;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explained;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.LayerBlocks;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.SimulatedBackpropagation;

/**
 * A delta times a number, and so all derivatives from its layer down, but for the weight decay: a forgotten 2 of a square,
 * a sign. Without weight decay a factor on whole blocks says the same.
 */
public final class ScaledDelta implements Hypothesis {

    /** A factor this close to a number that has a meaning is that number. */
    private static final double CLOSE = 1e-6;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        if (situation.simulation().isEmpty() || situation.weightDecay() == 0) {
            return Stream.empty();
        }
        SimulatedBackpropagation simulation = situation.simulation().orElseThrow();
        List<Integer> wrong = situation.wrongBlocks();
        int layer = LayerBlocks.layerOf(wrong.get(wrong.size() - 1));
        double fitted = new LearningRateFit(situation)
                .linear(factor -> simulation.with(rules -> new Scaled(rules, layer, factor)));
        return Double.isFinite(fitted)
                ? Stream.of(explanation(situation, simulation, layer, meaning(fitted, situation)))
                : Stream.empty();
    }

    private static FactorMeaning meaning(double factor, DiagnosisState situation) {
        int examples = situation.examples().orElse(1);
        if (Math.abs(factor) < CLOSE) {
            return new FactorMeaning(
                    Cause.NEVER_FILLED, 0, 0, 0, "write the delta to where the derivatives are made of it");
        }
        if (isClose(factor, -1)) {
            return new FactorMeaning(
                    Cause.SIGN_FLIPPED, -1, 0, 0, "look for a sign where this delta is made: a - t, not t - a");
        }
        return Stream.concat(
                        FactorMeaning.ofBatch(examples, 0).filter(known -> isClose(factor, known.factor())),
                        FactorMeaning.constants(factor, CLOSE, 0, ConstantFactor::remedy))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isClose(double factor, double known) {
        return Math.abs(factor / known - 1) < CLOSE;
    }

    private static Explanation explanation(
            DiagnosisState situation, SimulatedBackpropagation simulation, int layer, FactorMeaning meaning) {
        DiagnosisState after = situation.with(simulation.with(rules -> new Scaled(rules, layer, meaning.factor())));
        boolean isLast = layer == simulation.network().last();
        return new Explanation(
                meaning.cause(),
                isLast ? "all blocks" : NetworkHypothesis.name(layer),
                meaning.parameters(),
                meaning.choice(),
                after,
                () -> "the delta of " + NetworkHypothesis.name(layer) + " times " + NumberText.of(meaning.factor())
                        + ", plus the weight decay" + new Explained(situation, after),
                meaning.remedy());
    }

    private static final class Scaled extends BrokenRules {

        private final int scaled;
        private final double factor;

        Scaled(BackpropagationRules others, int scaled, double factor) {
            super(others);
            this.scaled = scaled;
            this.factor = factor;
        }

        @Override
        public double[] outputDelta(ForwardStates example) {
            return multiplied(network().last(), others().outputDelta(example));
        }

        @Override
        public void differentiate(ForwardStates example, int layer, double[] delta) {
            others().differentiate(example, layer, delta);
            multiplied(layer, delta);
        }

        private double[] multiplied(int layer, double[] delta) {
            for (int i = 0; layer == scaled && i < delta.length; i++) {
                delta[i] *= factor;
            }
            return delta;
        }
    }
}
