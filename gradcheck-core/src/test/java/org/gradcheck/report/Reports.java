package org.gradcheck.report;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.subject.Shape;
import org.opentest4j.AssertionFailedError;

/** Reports made by hand. */
final class Reports {

    private Reports() {}

    /** A report of blocks that were examined. */
    static GradientReport of(Verdict verdict, List<BlockReport> blocks, Discrepancy... mismatches) {
        return new GradientReport(
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

    /** A report of something that was found before any block was examined. */
    static GradientReport of(Finding... findings) {
        Verdict verdict = findings[0].kind().verdict();
        return new GradientReport(
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

    /** What a failed report throws. */
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
}
