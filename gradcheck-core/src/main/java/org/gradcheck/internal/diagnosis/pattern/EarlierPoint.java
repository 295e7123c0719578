package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExplainedEntries;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.report.MeasuredBlock;

/** The right gradient of a point that was checked earlier. */
public final class EarlierPoint implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        if (situation.gradient().earlier().isEmpty()) {
            return Stream.empty();
        }
        List<Optional<String>> points = situation.gradient().earlier().stream()
                .map(MeasuredBlock::where)
                .distinct()
                .toList();
        double choice = Math.log(Math.max(1, points.size())) / Math.log(2);
        return Scope.of(situation).stream()
                .flatMap(scope -> points.stream()
                        .filter(point -> scope.changed().stream()
                                .allMatch(block -> at(point, situation, block).isPresent()))
                        .map(point -> explanation(situation, scope, point, choice)));
    }

    private static Explanation explanation(
            DiagnosisState situation, Scope scope, Optional<String> point, double choice) {
        DiagnosisState after = situation.with(scope.only((block, right) ->
                PredictedBlock.measured(at(point, situation, block).orElseThrow())));
        return new Explanation(
                Cause.STALE_GRADIENT,
                scope.where(),
                0,
                choice,
                after,
                () -> "analytic = the numeric gradient " + point.orElse("at the first point") + ", in "
                        + new ExplainedEntries(situation, scope, after),
                "compute the gradient again after the parameters have moved");
    }

    /** The same array at an earlier point, if the same entries of it were measured. */
    private static Optional<MeasuredBlock> at(Optional<String> point, DiagnosisState situation, int block) {
        MeasuredBlock here = situation.blocks().get(block);
        return situation.gradient().earlier().stream()
                .filter(before -> before.where().equals(point))
                .filter(before -> before.array().equals(here.array()))
                .filter(before -> before.size() == here.size()
                        && IntStream.range(0, here.size()).allMatch(i -> before.entry(i) == here.entry(i)))
                .findFirst();
    }
}
