package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.Ranking;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.text.ListedNames;

/**
 * A matrix whose rows, or whose columns, are in another order.
 *
 * <p>The algorithm: each line with a wrong entry is compared with each of these lines of the expected matrix. A comparison ends at the
 * first entry that differs, so it takes one or two entries as a rule. Each wrong line must be equal to one expected line, and no
 * expected line may be taken twice.
 */
public final class ReorderedLines implements Hypothesis {

    /** Rows or columns, and the kinds of orders: 2 binary digits and one to spare. */
    private static final double CHOICE = 3;

    /** The largest number of lines that are compared with each other. Chosen: a second for lines that differ at once. */
    private static final int MOST_LINES = 2_000;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            int block = scope.seen().get(0);
            if (scope.changed().size() == 1 && isMatrix(situation, block)) {
                for (boolean byRow : new boolean[] {false, true}) {
                    MatrixLines lines = new MatrixLines(situation.blocks().get(block), byRow);
                    explanation(situation, scope, lines).ifPresent(all::add);
                }
            }
        }
        return all.stream();
    }

    private static boolean isMatrix(DiagnosisState situation, int block) {
        return situation.blocks().get(block).shape().sizes().size() == 2
                && situation.blocks().get(block).isComplete();
    }

    private static Optional<Explanation> explanation(DiagnosisState situation, Scope scope, MatrixLines lines) {
        int block = scope.seen().get(0);
        int[] wrong = Arrays.stream(situation.wrongEntries(block))
                .map(lines::lineOf)
                .distinct()
                .sorted()
                .toArray();
        if (wrong.length < 2 || wrong.length > MOST_LINES || lines.length() < 2) {
            return Optional.empty();
        }
        return order(situation, block, lines, wrong)
                .map(sources -> new Explanation(
                        Cause.REORDERED,
                        scope.where(),
                        0,
                        CHOICE + Ranking.orders(lines.count()) - Ranking.orders(lines.count() - wrong.length),
                        situation.with(scope.only((number, right) -> right.of(number)
                                .from(position -> lines.inLine(position, sources[lines.lineOf(position)])))),
                        () -> evidence(lines, wrong, sources),
                        "give the " + lines.word() + "s the order of the "
                                + (lines.byRow()
                                        ? "outputs"
                                        : "coordinates, or declare theirs by gradientOrder(...)")));
    }

    /** For each line the expected line that it contains; empty if a line contains none. */
    private static Optional<int[]> order(DiagnosisState situation, int block, MatrixLines lines, int[] wrong) {
        int[] sources = IntStream.range(0, lines.count()).toArray();
        boolean[] isTaken = new boolean[lines.count()];
        for (int line : wrong) {
            int found = IntStream.of(wrong)
                    .filter(source -> !isTaken[source] && contains(situation, block, lines, line, source))
                    .findFirst()
                    .orElse(-1);
            if (found < 0) {
                return Optional.empty();
            }
            sources[line] = found;
            isTaken[found] = true;
        }
        return Optional.of(sources);
    }

    private static boolean contains(DiagnosisState situation, int block, MatrixLines lines, int line, int source) {
        return IntStream.range(0, lines.length())
                .allMatch(entry ->
                        situation.wouldMatch(block, lines.position(line, entry), lines.position(source, entry)));
    }

    private static String evidence(MatrixLines lines, int[] wrong, int[] sources) {
        int count = lines.count();
        if (wrong.length > ListedNames.MOST) {
            int step = Math.floorMod(sources[0] - wrong[0], count);
            boolean isShift = wrong.length == count
                    && IntStream.of(wrong).allMatch(line -> sources[line] == (line + step) % count);
            if (isShift) {
                return "the right values are there, each " + lines.word() + " "
                        + (2 * step <= count ? step + " too early" : (count - step) + " too late");
            }
        }
        return "the right values are there: "
                + IntStream.of(wrong)
                        .limit(ListedNames.MOST)
                        .mapToObj(line -> lines.name(line) + " has the values of " + lines.name(sources[line]))
                        .collect(Collectors.joining(", "))
                + (wrong.length > ListedNames.MOST
                        ? " and " + (wrong.length - ListedNames.MOST) + " other " + lines.word() + "s likewise"
                        : "");
    }
}
