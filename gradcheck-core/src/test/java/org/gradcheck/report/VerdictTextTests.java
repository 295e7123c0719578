package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Text of a report for each verdict. */
class VerdictTextTests {

    private static final Shape WEIGHTS = Shape.of(3, 2);
    private static final Shape BIASES = Shape.of(3);

    @Test
    void ofAgreement() {
        assertThat(Reports.of(
                        Verdict.AGREES,
                        List.of(
                                Reports.agreeing("weights", WEIGHTS, 2e-9),
                                Reports.agreeing("biases", BIASES, 4.4e-10))))
                .hasToString("""
                        2-3-1 tanh: all 9 entries agree, errors above 2e-09 would show (42 cost evaluations)
                          weights  3 x 2  agrees  6 right, errors above 2e-09 would show
                          biases   3      agrees  3 right, errors above 5e-10 would show""");
    }

    @Test
    void ofAgreementOfASingleEntry() {
        assertThat(Reports.of(Verdict.AGREES, List.of(Reports.agreeing("x", Shape.of(1), 1e-8))))
                .hasToString("""
                        2-3-1 tanh: the only entry agrees, errors above 1e-08 would show (42 cost evaluations)
                          x  1  agrees  1 right, errors above 1e-08 would show""");
    }

    @Test
    void ofAgreementOfSomeEntries() {
        assertThat(Reports.of(
                        Verdict.AGREES,
                        List.of(Reports.block(
                                "weights",
                                Shape.of(10),
                                Verdict.AGREES,
                                1e-6,
                                Map.of(
                                        EntryVerdict.AGREES, 4,
                                        EntryVerdict.AT_A_KINK, 3,
                                        EntryVerdict.UNEXERCISED, 2,
                                        EntryVerdict.UNRESOLVED, 1)))))
                .hasToString("""
                        2-3-1 tanh: 7 of 10 entries agree, errors above 1e-06 would show (42 cost evaluations)
                          weights  10  agrees  4 right, 3 at a kink, 2 unexercised, 1 unresolved, errors above 1e-06 would show""");
    }

    @Test
    void ofAgreementAtKinksAlone() {
        assertThat(Reports.of(
                        Verdict.AGREES,
                        List.of(new BlockReport(
                                "x",
                                Shape.of(2),
                                Verdict.AGREES,
                                Map.of(EntryVerdict.AT_A_KINK, 2),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                ""))))
                .hasToString("""
                        2-3-1 tanh: all 2 entries agree (42 cost evaluations)
                          x  2  agrees  2 at a kink""");
    }

    @Test
    void ofDisagreementInOneBlock() {
        assertThat(Reports.of(
                        Verdict.DISAGREES,
                        List.of(Reports.disagreeing("weights", WEIGHTS, 2), Reports.agreeing("biases", BIASES, 2e-9)),
                        Reports.mismatch("weights", WEIGHTS, 5, -0.25, 0.25, 1e-9),
                        Reports.mismatch("weights", WEIGHTS, 0, 123456.789, 12, 1e-7)))
                .hasToString("""
                        2-3-1 tanh: 2 of 9 entries disagree, in weights (42 cost evaluations)
                          weights  3 x 2  DISAGREES  4 right, 2 wrong, errors above 3e-09 would show
                          biases   3      agrees     3 right, errors above 2e-09 would show
                          worst entries       analytic       numeric  error bar
                          weights[2][1]  -2.500000e-01  2.500000e-01    1.0e-09
                          weights[0][0]   1.234568e+05  1.200000e+01    1.0e-07""");
    }

    @Test
    void ofDisagreementInEveryEntry() {
        assertThat(Reports.of(
                        Verdict.DISAGREES,
                        List.of(Reports.disagreeing("x", Shape.of(1), 1)),
                        Reports.mismatch("x", Shape.of(1), 0, Double.NaN, 1, 1e-9),
                        Reports.mismatch(
                                "x", Shape.of(1), 0, Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY)))
                .hasToString("""
                        2-3-1 tanh: the only entry disagrees: x[0] (42 cost evaluations)
                          x  1  DISAGREES  1 wrong
                          worst entries   analytic       numeric  error bar
                          x[0]                 NaN  1.000000e+00    1.0e-09
                          x[0]           -Infinity           NaN   Infinity""");
    }

    @Test
    void ofDisagreementOfOneEntryAmongOthers() {
        assertThat(Reports.of(Verdict.DISAGREES, List.of(Reports.disagreeing("x", Shape.of(2), 1)))
                        .toString())
                .startsWith("2-3-1 tanh: the gradient is wrong in x (42");
        assertThat(Reports.of(
                                Verdict.DISAGREES,
                                List.of(Reports.disagreeing("x", Shape.of(2), 1)),
                                Reports.mismatch("x", Shape.of(2), 0, 1, 2, 1e-9))
                        .toString()
                        .lines()
                        .findFirst())
                .hasValue("2-3-1 tanh: 1 of 2 entries disagrees: x[0] (42 cost evaluations)");
    }

    @Test
    void ofAVacuousCheck() {
        assertThat(Reports.of(
                        Verdict.VACUOUS,
                        List.of(
                                Reports.vacuous("weights", WEIGHTS, "the cost is stationary here"),
                                Reports.agreeing("biases", BIASES, 1e-9))))
                .hasToString("""
                        2-3-1 tanh: vacuous, nothing could be compared in weights (42 cost evaluations)
                          weights  3 x 2  VACUOUS  6 unexercised: the cost is stationary here
                          biases   3      agrees   3 right, errors above 1e-09 would show""");
    }

    @Test
    void ofAVacuousCheckOfASingleBlock() {
        assertThat(Reports.of(Verdict.VACUOUS, List.of(Reports.vacuous("x", BIASES, "the cost is stationary here"))))
                .hasToString("""
                        2-3-1 tanh: vacuous, nothing could be compared in x (42 cost evaluations)
                          x  3  VACUOUS  3 unexercised: the cost is stationary here""");
    }

    @Test
    void ofAnUnresolvedCheck() {
        assertThat(Reports.of(
                        Verdict.UNRESOLVED,
                        List.of(new BlockReport(
                                "x",
                                BIASES,
                                Verdict.UNRESOLVED,
                                Map.of(EntryVerdict.UNRESOLVED, 3),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                "noise hides the derivative"))))
                .hasToString("""
                        2-3-1 tanh: unresolved in x (42 cost evaluations)
                          x  3  UNRESOLVED  3 unresolved: noise hides the derivative""");
    }

    @Test
    void ofANondeterministicCost() {
        assertThat(Reports.of(new Finding(Finding.Kind.COST_NOT_REPEATABLE, "the cost is 1 and then 2")))
                .hasToString("""
                        2-3-1 tanh: nondeterministic (4 cost evaluations)
                          the cost is 1 and then 2
                          not examined: weights""");
    }

    @Test
    void ofAGradientThatIsWrongAsAWhole() {
        assertThat(Reports.of(
                        new Finding(Finding.Kind.GRADIENT_ACCUMULATES, "first"),
                        new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, "second"),
                        new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, "not shown")))
                .hasToString("""
                        2-3-1 tanh: the gradient is wrong (4 cost evaluations)
                          first
                          second (and 1 more finding)
                          not examined: weights""");
    }
}
