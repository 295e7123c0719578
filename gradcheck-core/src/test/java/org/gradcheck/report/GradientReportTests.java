package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

class GradientReportTests {

    private static final Shape SHAPE = Shape.of(2, 2);

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void passesOnlyWithAgreement(Verdict verdict) {
        GradientReport report = Reports.of(verdict, List.of());

        assertThat(report.passed()).isEqualTo(verdict == Verdict.AGREES);
        if (verdict == Verdict.AGREES) {
            assertThatCode(report::assertPassed).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(report::assertPassed)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessage(report.toString());
        }
    }

    @Test
    void detailsAreTheValuesThatTheTextDoesNotShow() {
        GradientReport report = GradientChecker.standard()
                .check(x -> x[0] * x[0], x -> new double[] {2 * x[0]}, 3)
                .at(Path.of("page.html"));

        ReportDetails details = report.details();

        assertThat(details.verdicts()).containsExactly(new EntryVerdicts("x", List.of(EntryVerdict.AGREES)));
        assertThat(details.page()).contains(Path.of("page.html"));
        assertThat(details)
                .isEqualTo(new ReportDetails(
                        report.elapsed(),
                        report.entryVerdicts(),
                        report.curves(),
                        report.curveEvaluations(),
                        report.layers(),
                        report.page()));
    }

    @Test
    void failureHasBothGradientsInStorageOrder() {
        GradientReport report = Reports.of(
                Verdict.DISAGREES,
                List.of(Reports.disagreeing("w", SHAPE, 2), Reports.disagreeing("b", SHAPE, 1)),
                new Discrepancy("b", SHAPE, 0, 1, -10, 1e-9),
                new Discrepancy("w", SHAPE, 3, Double.NaN, 3, 1e-9),
                new Discrepancy("w", SHAPE, 1, -2, Double.NaN, 1e-9));

        AssertionFailedError failure = Reports.failure(report);

        assertThat(failure.getExpected().getValue()).isEqualTo("""
                        w[0][1]            NaN
                        w[1][1]   3.000000e+00
                        b[0][0]  -1.000000e+01""");
        assertThat(failure.getActual().getValue()).isEqualTo("""
                        w[0][1]  -2.000000e+00
                        w[1][1]            NaN
                        b[0][0]   1.000000e+00""");
    }

    @Test
    void failureHasTheWorstTwoHundredEntries() {
        Shape many = Shape.of(300);
        GradientReport report = Reports.of(
                Verdict.DISAGREES,
                List.of(Reports.disagreeing("x", many, 300)),
                IntStream.range(0, 300)
                        .mapToObj(i -> new Discrepancy("x", many, 299 - i, 1, 2, 1e-9))
                        .toArray(Discrepancy[]::new));

        String rows = Reports.failure(report).getActual().getStringRepresentation();

        assertThat(rows.lines()).hasSize(200).first().isEqualTo("x[100]  1.000000e+00");
        assertThat(rows).endsWith("x[299]  1.000000e+00");
    }

    @Test
    void endsWithTheCommand() {
        GradientReport report = Reports.report(
                "f",
                Verdict.UNRESOLVED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                Optional.of("mvn test -Dseed=1"),
                List.of(),
                List.of());

        assertThat(report).hasToString("f: unresolved (1 cost evaluation)\nmvn test -Dseed=1");
        assertThat(Reports.failure(report)).hasMessage(report.toString());
    }

    @Test
    void countsEntriesInAllBlocks() {
        GradientReport report = Reports.of(
                Verdict.DISAGREES,
                List.of(Reports.disagreeing("w", SHAPE, 3), Reports.agreeing("b", Shape.of(5), 1e-9)));

        assertThat(report.entries()).isEqualTo(9);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(6);
        assertThat(report.count(EntryVerdict.DISAGREES)).isEqualTo(3);
        assertThat(report.count(EntryVerdict.AT_A_KINK)).isZero();
    }

    @Test
    void sensitivityIsThatOfTheLeastSensitiveBlock() {
        assertThat(Reports.of(
                                Verdict.AGREES,
                                List.of(
                                        Reports.agreeing("a", SHAPE, 1e-9),
                                        Reports.agreeing("b", SHAPE, 1e-5),
                                        Reports.vacuous("c", SHAPE, "")))
                        .sensitivity())
                .hasValue(1e-5);
        assertThat(Reports.of(Verdict.VACUOUS, List.of(Reports.vacuous("c", SHAPE, "")))
                        .sensitivity())
                .isEmpty();
    }

    @Test
    void knowsTheWorstEntryOfAllBlocks() {
        Discrepancy near = new Discrepancy("a", SHAPE, 0, 1, 1.1, 1e-3);
        Discrepancy far = new Discrepancy("b", SHAPE, 1, 1, 1.01, 1e-9);
        Discrepancy nan = new Discrepancy("c", SHAPE, 1, Double.NaN, 1.01, 1);

        assertThat(Reports.of(Verdict.DISAGREES, List.of(blockOf(near), blockOf(far), Reports.vacuous("d", SHAPE, "")))
                        .worst())
                .hasValue(far);
        assertThat(Reports.of(Verdict.DISAGREES, List.of(blockOf(nan), blockOf(far)))
                        .worst())
                .hasValue(nan);
        assertThat(Reports.of(Verdict.AGREES, List.of()).worst()).isEmpty();
    }

    @Test
    void reportOfABlockHasItsDiagnoses() {
        Diagnosis everywhere = new Diagnosis(Cause.SUM_INSTEAD_OF_MEAN, "all blocks", "", "", List.of());
        Diagnosis inTheLayer = new Diagnosis(Cause.DELTA_NOT_PROPAGATED, "layer 1", "", "", List.of());
        Diagnosis inA = new Diagnosis(Cause.TRANSPOSED, "a", "", "", List.of());
        Diagnosis inB = new Diagnosis(Cause.BIAS_FORGOTTEN, "b", "", "", List.of());
        GradientReport report = Reports.explained(
                Reports.of(
                        Verdict.DISAGREES,
                        List.of(
                                Reports.disagreeing("a", SHAPE, 1),
                                Reports.disagreeing("b", SHAPE, 4),
                                Reports.agreeing("c", SHAPE, 1e-9))),
                everywhere,
                inTheLayer,
                inA,
                inB);

        assertThat(report.blocks())
                .extracting(block -> report.of(block).diagnoses())
                .containsExactly(List.of(everywhere, inTheLayer, inA), List.of(everywhere, inTheLayer, inB), List.of());
    }

    @Test
    void blockCopiesItsCounts() {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(Map.of(EntryVerdict.AGREES, 4));
        BlockReport block =
                new BlockReport("a", SHAPE, Verdict.AGREES, counts, OptionalDouble.empty(), Optional.empty(), "");

        counts.clear();

        assertThat(block.entries()).isEqualTo(4);
    }

    @Test
    void takesTheMoreSeriousOfTwoVerdicts() {
        Verdict[] bySeriousness = {
            Verdict.AGREES, Verdict.VACUOUS, Verdict.UNRESOLVED, Verdict.NONDETERMINISTIC, Verdict.DISAGREES
        };
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(bySeriousness[i].and(bySeriousness[j])).isEqualTo(bySeriousness[Math.max(i, j)]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COST_NOT_FINITE, UNRESOLVED",
        "COST_NOT_REPEATABLE, NONDETERMINISTIC",
        "COST_CHANGED_BY_GRADIENT, NONDETERMINISTIC",
        "GRADIENT_NOT_REPEATABLE, NONDETERMINISTIC",
        "GRADIENT_ACCUMULATES, DISAGREES",
        "PARAMETERS_CHANGED, UNRESOLVED",
        "COST_IGNORES_PARAMETERS, DISAGREES"
    })
    void doesNotPassWithAFinding(Finding.Kind kind, Verdict verdict) {
        assertThat(kind.verdict()).isEqualTo(verdict);
    }

    private static BlockReport blockOf(Discrepancy worst) {
        return new BlockReport(
                worst.block(), SHAPE, Verdict.DISAGREES, Map.of(), OptionalDouble.empty(), Optional.of(worst), "");
    }
}
