package org.gradcheck.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class SampledParametersTests {

    private static SampledParameters parameters(Consumer<BlockDeclaration> declaration, double... values) {
        return new SampledParameters(
                GradientSubject.named("f")
                        .point(values)
                        .costAt(x -> 0)
                        .gradient(x -> x)
                        .declare("x", declaration)
                        .objective()
                        .blocks(),
                CheckOptions.NONE);
    }

    private static List<Double> reach(SampledParameters parameters, double part) {
        return Arrays.stream(parameters.segment(part).reach()).boxed().toList();
    }

    @Test
    void reachIsAPartOfTheSize() {
        assertThat(reach(parameters(x -> {}, 4, -8), 0.125)).containsExactly(0.5, 1.0);
    }

    @Test
    void positiveParametersKeepTheirSign() {
        assertThat(reach(parameters(x -> {}, 4, 1), 8)).containsExactly(2.0, 0.5);
    }

    @Test
    void probabilitiesStayBelowOneNearby() {
        SampledParameters parameters = parameters(x -> {}, 0.5, 0.875);
        Segment segment = parameters.segment(8);

        assertThat(segment.reach()).containsExactly(0.25, 0.4375);
        assertThat(parameters.nearby(segment).reach()).containsExactly(0.25, 0.0625);
    }

    @Test
    void parametersOfBothSignsMoveByOneAtMost() {
        assertThat(reach(parameters(x -> {}, -0.2, 0.5), 1000)).containsExactly(1.0, 1.0);
    }

    @Test
    void rangeOfATypeIsNoDomain() {
        SampledParameters floats = new SampledParameters(
                GradientSubject.named("f")
                        .parameter("w", new float[] {-0.25f, 0.5f}, new float[2])
                        .cost(() -> 0)
                        .objective()
                        .blocks(),
                CheckOptions.NONE);

        assertThat(reach(floats, 1000)).containsExactly(1.0, 1.0);
    }

    @Test
    void segmentEndsAtBounds() {
        Segment segment = parameters(x -> x.bounds(0, 1), 0.0).segment(0.5);

        assertThat(segment.centre()).containsExactly(0.5);
        assertThat(segment.reach()).containsExactly(0.5);
    }

    @Test
    void fixedParametersStay() {
        SampledParameters parameters = parameters(x -> x.fixed("padding", 0), 4, -8);

        assertThat(reach(parameters, 0.125)).containsExactly(0.0, 1.0);
        assertThat(parameters.isFixed(0)).isTrue();
    }

    @Test
    void declaredScaleLimitsTheReach() {
        assertThat(reach(parameters(x -> x.scale(1e-3), 4e-4, -2e-3), 1000)).containsExactly(5e-4, 5e-4);
    }

    @Test
    void ownSizesLimitTheReach() {
        SampledParameters parameters = parameters(x -> {}, 0x1p-10, -1024);

        parameters.takeOwnSizes(0);

        assertThat(reach(parameters, 0.125)).containsExactly(0x1p-13, 128.0);
        assertThat(reach(parameters, 8)).containsExactly(0x1p-11, 512.0);
    }
}
