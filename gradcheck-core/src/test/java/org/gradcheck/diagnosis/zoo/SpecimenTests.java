package org.gradcheck.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradcheck.diagnosis.Cause;
import org.junit.jupiter.api.Test;

/** The judge of the zoo. */
class SpecimenTests {

    private final Random random = Seeds.random(1);
    private final RandomFunction function = RandomFunction.dense(random, 8);

    private FunctionSpecimen specimen(Cause cause, Mistake mistake) {
        return new FunctionSpecimen(cause, "a mistake", function, mistake, 8, 1);
    }

    @Test
    void isRightlyNamedByItsCause() {
        FunctionSpecimen specimen = FunctionSpecimen.of(FunctionBug.NEGATIVE, function, random);

        assertThat(specimen.sighting().outcome()).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void isRightlyNamedByAnotherCauseThatGivesTheSameGradient() {
        FunctionSpecimen specimen = specimen(
                Cause.STALE_GRADIENT,
                (g, x) -> FunctionBug.NEGATIVE.draw(8, random).made(g, x));

        assertThat(specimen.rightNames()).containsExactlyInAnyOrder(Cause.STALE_GRADIENT, Cause.SIGN_FLIPPED);
        assertThat(specimen.sighting().outcome()).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void isWronglyNamedByACauseThatGivesAnotherGradient() {
        FunctionSpecimen specimen = FunctionSpecimen.of(FunctionBug.NEGATIVE, function, random);
        Specimen mistaken = new Exchanged(FunctionSpecimen.of(FunctionBug.SHIFTED_VALUES, function, random), specimen);

        assertThat(mistaken.sighting().outcome()).isEqualTo(Outcome.WRONG);
    }

    @Test
    void isHarmlessIfItChangesNothing() {
        assertThat(specimen(Cause.REORDERED, (g, x) -> g).sighting().outcome()).isEqualTo(Outcome.HARMLESS);
    }

    @Test
    void isMissedIfACheckOfAnotherGradientPasses() {
        FunctionSpecimen specimen = FunctionSpecimen.of(FunctionBug.NEGATIVE, function, random);

        assertThat(new Exchanged(specimen, specimen(Cause.SIGN_FLIPPED, (g, x) -> g))
                        .sighting()
                        .outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void isAFalseAlarmIfItChangesNothingAndIsFoundWrong() {
        FunctionSpecimen specimen = FunctionSpecimen.of(FunctionBug.NEGATIVE, function, random);

        assertThat(new Exchanged(specimen(Cause.SIGN_FLIPPED, (g, x) -> g), specimen)
                        .sighting()
                        .outcome())
                .isEqualTo(Outcome.FALSE_ALARM);
    }

    @Test
    void isUnnamedIfNothingExplainsIt() {
        FunctionSpecimen specimen = specimen(Cause.SIGN_FLIPPED, (g, x) -> {
            for (int i = 0; i < g.length; i++) {
                g[i] += Math.sin(17 * i) * x[i];
            }
            return g;
        });

        assertThat(specimen.sighting().outcome()).isEqualTo(Outcome.UNNAMED);
    }
}
