package org.gradcheck.report;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.opentest4j.AssertionFailedError;

/** Reports made by hand. */
final class Reports {

    private Reports() {}

    /** A report of blocks that were examined. */
    static GradientReport of(Verdict verdict, List<BlockReport> blocks, Discrepancy... mismatches) {
        return report(
                "2-3-1 tanh",
                verdict,
                blocks,
                List.of(mismatches),
                List.of(),
                List.of(),
                42,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** A report of a finding that kept all blocks from being examined. */
    static GradientReport of(Finding... findings) {
        Verdict verdict = findings[0].kind().verdict();
        return report(
                "2-3-1 tanh",
                verdict,
                List.of(new BlockReport(
                        "weights",
                        Shape.of(3, 2),
                        verdict,
                        Map.of(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        "not examined")),
                List.of(),
                Arrays.asList(findings),
                List.of(),
                4,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** The exception of a failed report. */
    static AssertionFailedError failure(GradientReport report) {
        return assertThrows(AssertionFailedError.class, report::assertPassed);
    }

    static BlockReport agreeing(String name, Shape shape, double sensitivity) {
        return block(name, shape, Verdict.AGREES, sensitivity, Map.of(EntryVerdict.AGREES, shape.entries()));
    }

    static BlockReport vacuous(String name, Shape shape, String note) {
        return new BlockReport(
                name,
                shape,
                Verdict.VACUOUS,
                shape.entries() == 0 ? Map.of() : Map.of(EntryVerdict.UNEXERCISED, shape.entries()),
                OptionalDouble.empty(),
                Optional.empty(),
                note);
    }

    static BlockReport unresolved(String name, Shape shape, String note) {
        return new BlockReport(
                name,
                shape,
                Verdict.UNRESOLVED,
                Map.of(EntryVerdict.UNRESOLVED, shape.entries()),
                OptionalDouble.empty(),
                Optional.empty(),
                note);
    }

    /** A block with some wrong entries and nothing else but right ones. */
    static BlockReport disagreeing(String name, Shape shape, int wrong) {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        counts.put(EntryVerdict.DISAGREES, wrong);
        if (wrong < shape.entries()) {
            counts.put(EntryVerdict.AGREES, shape.entries() - wrong);
        }
        return new BlockReport(
                name,
                shape,
                Verdict.DISAGREES,
                counts,
                wrong < shape.entries() ? OptionalDouble.of(3e-9) : OptionalDouble.empty(),
                Optional.empty(),
                "");
    }

    static BlockReport block(
            String name, Shape shape, Verdict verdict, double sensitivity, Map<EntryVerdict, Integer> counts) {
        return new BlockReport(name, shape, verdict, counts, OptionalDouble.of(sensitivity), Optional.empty(), "");
    }

    /** Blocks of six entries: some that are wrong throughout, and then some that are right. */
    static List<BlockReport> blocks(int disagreeing, int agreeing) {
        Shape shape = Shape.of(3, 2);
        return Stream.concat(
                        IntStream.range(0, disagreeing).mapToObj(i -> disagreeing("wrong " + i, shape, 6)),
                        IntStream.range(0, agreeing).mapToObj(i -> agreeing("right " + i, shape, 1e-9)))
                .toList();
    }

    static BlockReport unexamined(String name) {
        return new BlockReport(
                name,
                Shape.of(3, 2),
                Verdict.UNRESOLVED,
                Map.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                "not examined");
    }

    static Discrepancy mismatch(String block, Shape shape, int entry, double analytic, double numeric, double error) {
        return new Discrepancy(block, shape, entry, analytic, numeric, error);
    }

    /** A report of one block with some wrong entries, whose right ones are 0.5, -1.25, 2 and 0.75. */
    static GradientReport wrong(String block, Shape shape, double[] analytic, Diagnosis... diagnoses) {
        double[] right = {0.5, -1.25, 2, 0.75};
        Discrepancy[] mismatches = IntStream.range(0, right.length)
                .filter(i -> analytic[i] != right[i])
                .mapToObj(i -> mismatch(block, shape, i, analytic[i], right[i], 1e-11))
                .toArray(Discrepancy[]::new);
        List<BlockReport> blocks = List.of(disagreeing(block, shape, mismatches.length));
        return explained(of(Verdict.DISAGREES, blocks, mismatches), diagnoses);
    }

    /** The same report, with the bugs that it comes from. */
    static GradientReport explained(GradientReport report, Diagnosis... diagnoses) {
        return report(
                report.subject(),
                report.verdict(),
                report.blocks(),
                report.mismatches(),
                report.findings(),
                report.overrides(),
                report.evaluations(),
                report.reproduction(),
                List.of(diagnoses),
                report.measured());
    }

    static GradientReport report(
            String subject,
            Verdict verdict,
            List<BlockReport> blocks,
            List<Discrepancy> mismatches,
            List<Finding> findings,
            List<String> overrides,
            long evaluations,
            Optional<String> reproduction,
            List<Diagnosis> diagnoses,
            List<MeasuredBlock> measured) {
        return new ReportContents(
                        subject,
                        verdict,
                        blocks,
                        mismatches,
                        findings,
                        overrides,
                        evaluations,
                        reproduction,
                        diagnoses,
                        Optional.empty(),
                        measured,
                        List.of(),
                        Duration.ZERO,
                        List.of(),
                        0,
                        List.of(),
                        ReportContents.Stages.NONE,
                        Optional.empty(),
                        false,
                        0)
                .toReport();
    }
}
