package org.gradcheck.diagnosis.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradcheck.diagnosis.Cause;
import org.junit.jupiter.api.Test;

/** Outcomes of bug cases. */
class BugCaseTests {

    private final Random random = Seeds.random(1);
    private final RandomFunction function = RandomFunction.dense(random, 8);

    private FunctionBugCase bugCase(Cause cause, Mistake mistake) {
        return new FunctionBugCase(cause, "a mistake", function, mistake, 8, 1);
    }

    @Test
    void isRightlyNamedByItsCause() {
        FunctionBugCase bugCase = FunctionBugCase.of(FunctionBug.NEGATIVE, function, random);

        assertThat(bugCase.result().outcome()).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void isRightlyNamedByAnotherCauseThatGivesTheSameGradient() {
        FunctionBugCase bugCase = bugCase(
                Cause.STALE_GRADIENT,
                (g, x) -> FunctionBug.NEGATIVE.draw(8, random).made(g, x));

        assertThat(bugCase.rightNames()).containsExactlyInAnyOrder(Cause.STALE_GRADIENT, Cause.SIGN_FLIPPED);
        assertThat(bugCase.result().outcome()).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void isWronglyNamedByACauseThatGivesAnotherGradient() {
        FunctionBugCase bugCase = FunctionBugCase.of(FunctionBug.NEGATIVE, function, random);
        BugCase mistaken = new Exchanged(FunctionBugCase.of(FunctionBug.SHIFTED_VALUES, function, random), bugCase);

        assertThat(mistaken.result().outcome()).isEqualTo(Outcome.WRONG);
    }

    @Test
    void isHarmlessIfItChangesNothing() {
        assertThat(bugCase(Cause.REORDERED, (g, x) -> g).result().outcome()).isEqualTo(Outcome.HARMLESS);
    }

    @Test
    void isMissedIfACheckOfAnotherGradientPasses() {
        FunctionBugCase bugCase = FunctionBugCase.of(FunctionBug.NEGATIVE, function, random);

        assertThat(new Exchanged(bugCase, bugCase(Cause.SIGN_FLIPPED, (g, x) -> g))
                        .result()
                        .outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void isAFalseAlarmIfItChangesNothingAndIsFoundWrong() {
        FunctionBugCase bugCase = FunctionBugCase.of(FunctionBug.NEGATIVE, function, random);

        assertThat(new Exchanged(bugCase(Cause.SIGN_FLIPPED, (g, x) -> g), bugCase)
                        .result()
                        .outcome())
                .isEqualTo(Outcome.FALSE_ALARM);
    }

    @Test
    void isUnnamedIfNothingExplainsIt() {
        FunctionBugCase bugCase = bugCase(Cause.SIGN_FLIPPED, (g, x) -> {
            for (int i = 0; i < g.length; i++) {
                g[i] += Math.sin(17 * i) * x[i];
            }
            return g;
        });

        assertThat(bugCase.result().outcome()).isEqualTo(Outcome.UNNAMED);
    }
}
