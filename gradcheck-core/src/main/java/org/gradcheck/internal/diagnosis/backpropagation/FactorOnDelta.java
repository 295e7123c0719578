package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.pattern.Approximate;
import org.gradcheck.internal.diagnosis.pattern.FactorMeaning;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.LayerBlocks;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.NumberText;

/**
 * A factor on the deltas of a network: a sign, the sum or mean over the examples, a forgotten 2 of a square.
 *
 * <p>The weight decay is not multiplied. Without weight decay a factor on whole blocks explains the same gradients, so
 * that this hypothesis applies only to networks with weight decay. The factors -1, n and 1/n of a batch of n examples are
 * tried in all layers; any other factor is fitted to the delta of the wrong layer nearest the cost, and holds in the
 * layers below too.
 */
public final class FactorOnDelta extends NetworkHypothesis {

    /**
     * The largest relative distance of a fitted factor from a number with a meaning. The factor is fitted to analytic
     * values, which are exact to rounding, some 1e-14; the limit is well above that.
     */
    private static final double CLOSE = 1e-6;

    private static final FactorMeaning NEGATIVE =
            new FactorMeaning(Cause.SIGN_FLIPPED, -1, 0, 0, "take a - t, not t - a, where the delta begins");

    private static final FactorMeaning NEGATIVE_DELTA = new FactorMeaning(
            Cause.SIGN_FLIPPED, -1, 0, 0, "look for a sign where this delta is made: a - t, not t - a");

    private static final FactorMeaning ZERO =
            new FactorMeaning(Cause.NEVER_FILLED, 0, 0, 0, "write the delta to where the derivatives are made of it");

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        if (network.weightDecay() == 0) {
            return Stream.empty();
        }
        int examples = network.examples().size();
        Stream<NetworkBug> negative =
                allOf(network).map(layers -> onExamples(NEGATIVE, layers, "the negative of all but the weight decay"));
        Stream<NetworkBug> ofBatch = FactorMeaning.ofBatch(examples, 0)
                .flatMap(meaning ->
                        oneOrAll(network).map(layers -> onExamples(meaning, layers, ofBatch(meaning, examples))));
        return Stream.of(negative, ofBatch, fitted(situation, network)).flatMap(bugs -> bugs);
    }

    private static String ofBatch(FactorMeaning meaning, int examples) {
        return (meaning.cause() == Cause.SUM_INSTEAD_OF_MEAN
                        ? "the sum over the " + examples + " examples"
                        : "the mean over the " + examples + " examples divided by " + examples)
                + ", plus the weight decay";
    }

    private static NetworkBug onExamples(FactorMeaning meaning, Layers layers, String evidence) {
        return bug(
                meaning,
                layers.name(),
                rules -> rules.withShare(
                        layers::contains,
                        (example, layer) -> meaning.factor() * rules.share().of(example, layer)),
                evidence);
    }

    private static Stream<NetworkBug> fitted(DiagnosisState situation, NetworkCase network) {
        List<Integer> wrong = situation.wrongBlocks();
        int layer = LayerBlocks.layerOf(wrong.get(wrong.size() - 1));
        double fitted = new LearningRateFit(situation)
                .linear(factor -> situation.simulation().orElseThrow().with(rules -> scaled(rules, layer, factor)));
        if (!Double.isFinite(fitted) || Approximate.isNextToOne(fitted)) {
            return Stream.empty();
        }
        FactorMeaning meaning = meaning(fitted, network.examples().size());
        return Stream.of(bug(
                meaning,
                layer == network.last() ? "all blocks" : name(layer),
                rules -> scaled(rules, layer, meaning.factor()),
                "the delta of " + name(layer) + " times " + NumberText.of(meaning.factor())
                        + ", plus the weight decay"));
    }

    private static FactorMeaning meaning(double factor, int examples) {
        if (Math.abs(factor) < CLOSE) {
            return ZERO;
        }
        Stream<FactorMeaning> known = Stream.concat(Stream.of(NEGATIVE_DELTA), FactorMeaning.ofBatch(examples, 0))
                .filter(meaning -> Math.abs(factor / meaning.factor() - 1) < CLOSE);
        return Stream.concat(known, FactorMeaning.constants(factor, CLOSE, 0, FactorMeaning::remedyOfConstant).stream())
                .findFirst()
                .orElseThrow();
    }

    private static BackpropagationRules scaled(BackpropagationRules rules, int layer, double factor) {
        return layer == rules.network().last()
                ? rules.withOutputDelta(
                        example -> times(factor, rules.outputDelta().apply(example)))
                : rules.withDerivative(
                        other -> other == layer,
                        (example, l, delta) -> times(factor, rules.derivative().of(example, l, delta)));
    }

    private static double[] times(double factor, double[] delta) {
        return Arrays.stream(delta).map(value -> value * factor).toArray();
    }

    private static NetworkBug bug(
            FactorMeaning meaning, String where, UnaryOperator<BackpropagationRules> rules, String evidence) {
        return new NetworkBug(
                meaning.cause(), where, rules, meaning.parameters(), meaning.choice(), evidence, meaning.remedy());
    }
}
