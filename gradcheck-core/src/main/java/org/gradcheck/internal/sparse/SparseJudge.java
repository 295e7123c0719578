package org.gradcheck.internal.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.OutputLine;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.outputs.ExaminedRows;
import org.gradcheck.internal.outputs.LineNames;
import org.gradcheck.internal.outputs.MatrixNotes;
import org.gradcheck.internal.outputs.OutputRow;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;

/**
 * Verdict of a sparse matrix. Each row is judged as the gradient of its output. A derivative along a group that disagrees is a
 * suspicion until it is located: the stored entry of the row is wrong, or the pattern leaves an entry out.
 */
final class SparseJudge {

    private final SparseDerivative derivative;
    private final SparseRows analytic;
    private final ColumnGroups groups;
    private final OutputLine line;
    private final LineNames names;
    private final SparseEntries entries;
    private final MatrixNotes notes;
    private final Map<Integer, List<Suspicion>> suspicions = new TreeMap<>();
    private final List<LeftOutEntry> leftOut = new ArrayList<>();
    private final List<Integer> notLocated = new ArrayList<>();
    private final List<Integer> unmoved = new ArrayList<>();
    private OptionalDouble sensitivity = OptionalDouble.empty();
    private Verdict ofCompared = Verdict.AGREES;
    private Verdict ofAll = Verdict.VACUOUS;
    private int rowsWithEntries;

    SparseJudge(SparseDerivative derivative, SparseRows analytic, ColumnGroups groups, OutputLine line) {
        this.derivative = derivative;
        this.analytic = analytic;
        this.groups = groups;
        this.line = line;
        this.names = new LineNames(
                "row", derivative.outputNames(), derivative.coordinates().entryNames());
        this.notes = new MatrixNotes(names);
        this.entries = new SparseEntries(analytic);
    }

    /** Judges the rows that were examined. Entries of other rows are unresolved. */
    void judge(ExaminedRows examined, CompressedRows compressed) {
        for (OutputRow row : examined.rows()) {
            GroupedRow grouped = new GroupedRow(row, compressed, line);
            JudgedBlock judged = grouped.judge(derivative, groups, line);
            keep(grouped, judged);
            if (hasFreeEntry(row.output()) || judged.report().verdict() == Verdict.DISAGREES) {
                count(row, judged);
            }
            if (row.response() == CostResponse.NONE) {
                unmoved.add(row.output());
            }
        }
    }

    private boolean hasFreeEntry(int row) {
        return IntStream.range(0, analytic.entriesOf(row)).anyMatch(k -> groups.of(analytic.column(row, k)) >= 0);
    }

    private void keep(GroupedRow row, JudgedBlock judged) {
        List<EntryVerdict> verdicts = judged.verdicts().verdicts();
        for (int group = 0; group < groups.size(); group++) {
            if (row.stored(group) >= 0) {
                entries.set(row.output(), row.stored(group), verdicts.get(group), row.derivative(group));
            }
            if (verdicts.get(group) == EntryVerdict.DISAGREES) {
                suspicions.computeIfAbsent(group, key -> new ArrayList<>()).add(row.suspicion(group));
            }
        }
        entries.setRounding(row.row().judge().rounding());
        for (int k = 0; k < analytic.entriesOf(row.output()); k++) {
            int column = analytic.column(row.output(), k);
            if (groups.of(column) < 0) {
                entries.set(row.output(), column, EntryVerdict.FIXED, new Derivative.Excluded());
            }
        }
    }

    private void count(OutputRow row, JudgedBlock judged) {
        Verdict verdict = judged.report().verdict();
        rowsWithEntries++;
        sensitivity = Stream.of(sensitivity, judged.report().sensitivity())
                .flatMapToDouble(
                        found -> found.isPresent() ? DoubleStream.of(found.getAsDouble()) : DoubleStream.empty())
                .max();
        ofAll = ofAll.and(verdict);
        ofCompared = verdict == Verdict.VACUOUS ? ofCompared : ofCompared.and(verdict);
        notes.add(row.output(), judged, row.response().ofFunction("function"));
    }

    /** The derivatives along each group that disagree, with ascending rows. */
    Map<Integer, List<Suspicion>> suspicions() {
        return suspicions;
    }

    /** Takes the place of a suspicion. */
    void located(Suspicion suspicion, LocatedEntry place) {
        int row = suspicion.row().output();
        int stored = suspicion.stored();
        if (place.column() < 0) {
            notLocated.add(row);
            if (stored >= 0) {
                entries.setVerdict(row, stored, EntryVerdict.UNRESOLVED);
            }
        } else if (place.column() != stored) {
            Derivative along = suspicion.row().derivative(suspicion.group());
            double error = along.error() / Math.abs(line.v()[place.column()]);
            leftOut.add(new LeftOutEntry(row, place.column(), -place.wrongBy(), error));
            if (stored >= 0) {
                entries.correct(row, stored, place.storedWrongBy());
            }
        }
    }

    SparseOutcome outcome() {
        leftOut.sort((one, other) -> one.row() != other.row()
                ? Integer.compare(one.row(), other.row())
                : Integer.compare(one.column(), other.column()));
        EntryPlaces places = new EntryPlaces(analytic, leftOut);
        SparseBlock block = new SparseBlock(derivative, analytic, entries, places, names);
        return new SparseOutcome(
                block.judged(verdict(), sensitivity, note(block)),
                places,
                block.whole(),
                leftOutInWords(block),
                unmoved.isEmpty() ? Optional.empty() : Optional.of(names.ofRows(unmoved)));
    }

    private Verdict verdict() {
        boolean hasCompared = entries.contains(EntryVerdict.AGREES) || entries.contains(EntryVerdict.AT_A_KINK);
        return hasCompared || !leftOut.isEmpty() ? ofCompared : ofAll;
    }

    private String note(SparseBlock block) {
        List<String> texts = new ArrayList<>();
        texts.add("the pattern of " + derivative.size() + " x " + analytic.columns() + " in " + groups.size()
                + (groups.size() == 1 ? " group" : " groups") + " of columns");
        texts.add(block.wrongLines());
        derivative.coordinates().fixedBecause().ifPresent(texts::add);
        texts.addAll(notes.texts(rowsWithEntries));
        return String.join(
                "; ", texts.stream().filter(text -> !text.isEmpty()).distinct().toList());
    }

    private Optional<String> leftOutInWords(SparseBlock block) {
        List<String> texts = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            texts.add("the pattern leaves out " + block.leftOut());
        }
        if (!notLocated.isEmpty()) {
            List<Integer> rows = notLocated.stream().distinct().sorted().toList();
            texts.add(names.ofRows(rows) + (rows.size() == 1 ? " has" : " have")
                    + " several wrong entries, or entries that the pattern leaves out, which could not be told apart");
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
    }
}
