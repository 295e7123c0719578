package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/**
 * A factor on the data term but not on the weight decay, in code of which only the values are known.
 *
 * <p>Some blocks may have no weight decay, such as biases; their whole gradient is multiplied. The set of blocks with weight
 * decay is found by trying factors that one block suggests: blocks that are no multiple by this factor have weight decay.
 */
public final class FactorOnDataTerm implements ScopedHypothesis {

    /** The factor below which the gradient has no data term: it is a multiple of the parameters alone. */
    private static final double NOTHING = 1e-6;

    /** The number of blocks from which factors are taken. One is enough unless it is small; eight bound the time. */
    private static final int MOST_TRIED = 8;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        List<Explanation> all = new ArrayList<>();
        if (situation.simulation().isEmpty()) {
            for (List<Integer> decayed : decayed(situation, scope)) {
                DataTerm term = new DataTerm(situation, scope, decayed);
                if (term.showsDecay()) {
                    for (FactorMeaning reading : readings(situation, term)) {
                        all.addAll(term.explanations(reading).toList());
                    }
                }
            }
        }
        return all.stream();
    }

    /** Returns the sets of blocks that may have weight decay: all, or those that are no multiple by a suggested factor. */
    private static Set<List<Integer>> decayed(DiagnosisState situation, Scope scope) {
        Set<List<Integer>> sets = new LinkedHashSet<>(List.of(scope.changed()));
        if (scope.changed().size() == 1) {
            return sets;
        }
        for (int block : scope.seen().stream().limit(MOST_TRIED).toList()) {
            Scope alone = new Scope(List.of(block), scope.changed(), scope.where());
            double examples = situation.examples().orElse(1);
            DoubleStream.of(
                            examples,
                            1 / examples,
                            new DataTerm(situation, alone, List.of(block)).factor(),
                            new FactorOnBlocks(situation, alone).fitted())
                    .filter(Double::isFinite)
                    .distinct()
                    .filter(factor -> isExplained(situation, block, factor))
                    .mapToObj(factor -> scope.changed().stream()
                            .filter(other -> !isMultiple(situation, other, factor))
                            .toList())
                    .filter(Predicate.not(List::isEmpty))
                    .forEach(sets::add);
        }
        return sets;
    }

    private static boolean isExplained(DiagnosisState situation, int block, double factor) {
        List<Integer> alone = List.of(block);
        return isMultiple(situation, block, factor)
                || new DataTerm(situation, new Scope(alone, alone, ""), alone)
                        .explanations(FactorMeaning.constant(factor, 2, 0, FactorOnDataTerm::remedy))
                        .anyMatch(explanation -> explanation.after().matches(block));
    }

    private static boolean isMultiple(DiagnosisState situation, int block, double factor) {
        return situation.with((number, right) -> right.of(number).times(factor)).matches(block);
    }

    private static List<FactorMeaning> readings(DiagnosisState situation, DataTerm term) {
        List<FactorMeaning> readings = new ArrayList<>(
                FactorMeaning.ofBatch(situation.examples().orElse(1), 1).toList());
        readings.add(new FactorMeaning(Cause.SIGN_FLIPPED, -1, 1, 0, "negate all but the weight decay"));
        double fitted = term.factor();
        if (Double.isFinite(fitted) && Math.abs(fitted) >= NOTHING) {
            readings.addAll(FactorMeaning.constants(fitted, FactorOnBlocks.CLOSE, 1, FactorOnDataTerm::remedy));
        }
        return readings;
    }

    private static String remedy(double factor) {
        return "divide all but the weight decay by " + NumberText.of(factor);
    }
}
