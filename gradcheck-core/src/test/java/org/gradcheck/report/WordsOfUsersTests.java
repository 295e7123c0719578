package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Names, reasons and commands that come from users. */
class WordsOfUsersTests {

    @Test
    void showsOverrides() {
        GradientReport report = Reports.report(
                "f",
                Verdict.AGREES,
                List.of(Reports.agreeing("x", Shape.of(2), 1e-4)),
                List.of(),
                List.of(),
                List.of("relativeTolerance = 1.0E-4", "step = 0.001"),
                8,
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(report).hasToString("""
                        f: all 2 entries agree, errors above 1e-04 would show (8 cost evaluations)
                          x  2  agrees  2 right, errors above 1e-04 would show
                          declared by the user: relativeTolerance = 1.0E-4, step = 0.001""");
    }

    @Test
    void shortensLongNamesBetweenCharacters() {
        String smile = Character.toString(0x1F600);

        assertThat(Wording.name("a".repeat(139) + smile + "b".repeat(53) + smile + "c".repeat(54)))
                .isEqualTo("a".repeat(139) + " ... " + smile + "c".repeat(54));
    }

    @Test
    void keepsNamesWithLineBreaksOnOneLine() {
        Shape shape = Shape.of(1);
        GradientReport report = Reports.report(
                "my\nlayer\u2028",
                Verdict.DISAGREES,
                List.of(Reports.disagreeing("the\nx\t1", shape, 1)),
                List.of(Reports.mismatch("the\nx\t1", shape, 0, 1, 2, 1e-9)),
                List.of(new Finding(Finding.Kind.PARAMETERS_CHANGED, "two\nlines")),
                List.of(),
                4,
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(report).hasToString("""
                        my layer : the only entry disagrees: the x 1[0] (4 cost evaluations)
                          two lines
                          the x 1  1  DISAGREES  1 wrong
                          worst entries      analytic       numeric  error bar
                          the x 1[0]     1.000000e+00  2.000000e+00    1.0e-09""");
        assertThat(Reports.failure(report).getExpected().getStringRepresentation())
                .isEqualTo("the x 1[0]  2.000000e+00");
    }

    @Test
    void shortensLongNamesInTheMiddle() {
        String name = "n".repeat(10_000);
        String shortened = "n".repeat(140) + " ... " + "n".repeat(55);
        String entry = "n".repeat(140) + " ... " + "n".repeat(52) + "[0]";
        GradientReport report = Reports.report(
                name,
                Verdict.DISAGREES,
                List.of(Reports.disagreeing(name, Shape.of(1), 1)),
                List.of(Reports.mismatch(name, Shape.of(1), 0, 1, 2, 1e-9)),
                List.of(),
                List.of(),
                4,
                Optional.empty(),
                List.of(new Diagnosis(Cause.ISOLATED_ENTRIES, name, "evidence", "remedy", List.of())),
                List.of());

        assertThat(report.toString().lines())
                .containsExactly(
                        shortened + ": the only entry disagrees: " + entry + " (4 cost evaluations)",
                        "  " + shortened + "  1  DISAGREES  1 wrong",
                        "  worst entries" + " ".repeat(193) + "analytic       numeric  error bar",
                        "  " + entry + "  1.000000e+00  2.000000e+00    1.0e-09",
                        "Cause: isolated wrong entries (ISOLATED_ENTRIES) in " + shortened,
                        "  evidence",
                        "  remedy: remedy");
        assertThat(Reports.failure(report).getExpected().getStringRepresentation())
                .isEqualTo(entry + "  2.000000e+00");
    }

    @Test
    void keepsDeclarationsAndTheReproductionOnOneLineEach() {
        GradientReport report = Reports.report(
                "f",
                Verdict.AGREES,
                List.of(Reports.agreeing("x", Shape.of(2), 1e-4)),
                List.of(),
                List.of(),
                List.of("the sum\nover examples"),
                8,
                Optional.of("run\nit\r\nagain"),
                List.of(),
                List.of());

        assertThat(report).hasToString("""
                        f: all 2 entries agree, errors above 1e-04 would show (8 cost evaluations)
                          x  2  agrees  2 right, errors above 1e-04 would show
                          declared by the user: the sum over examples
                        run it  again""");
    }

    @Test
    void keepsReasonsWithLineBreaksOnOneLine() {
        GradientReport report = Reports.of(
                Verdict.AGREES,
                List.of(new BlockReport(
                        "x",
                        Shape.of(1),
                        Verdict.AGREES,
                        Map.of(EntryVerdict.FIXED, 1),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        "two\nlines")));

        assertThat(report.toString().lines()).element(1).isEqualTo("  x  1  agrees  1 fixed: two lines");
    }

    @Test
    void neverContainExpectedWithABracket() {
        String cut = "expected: <1> but was: <2>";
        GradientReport report = Reports.report(
                cut,
                Verdict.DISAGREES,
                List.of(Reports.disagreeing(cut, Shape.of(1), 1)),
                List.of(Reports.mismatch(cut, Shape.of(1), 0, 1, 2, 1e-9)),
                List.of(new Finding(Finding.Kind.PARAMETERS_CHANGED, "expected:<1>")),
                List.of("expected:\n<1>"),
                4,
                Optional.empty(),
                List.of(new Diagnosis(Cause.ISOLATED_ENTRIES, cut, cut, cut, List.of())),
                List.of());

        assertThat(report).hasToString("""
                        expected <1> but was: <2>: the only entry disagrees: expected <1> but was: <2>[0] (4 cost evaluations)
                          expected<1>
                          expected <1> but was: <2>  1  DISAGREES  1 wrong
                          worst entries                     analytic       numeric  error bar
                          expected <1> but was: <2>[0]  1.000000e+00  2.000000e+00    1.0e-09
                          declared by the user: expected <1>
                        Cause: isolated wrong entries (ISOLATED_ENTRIES) in expected <1> but was: <2>
                          expected <1> but was: <2>
                          remedy: expected <1> but was: <2>""");
        assertThat(Reports.failure(report)).hasMessage(report.toString());
    }
}
