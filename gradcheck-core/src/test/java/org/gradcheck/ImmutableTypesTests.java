package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.differentiation.NumericDifferentiator;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.CostNearby;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.ReportDetails;
import org.gradcheck.subject.Perturbation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that call themselves immutable in their Javadoc. */
class ImmutableTypesTests {

    @ParameterizedTest
    @ValueSource(
            classes = {
                GradientChecker.class,
                NumericDifferentiator.class,
                SparseRows.class,
                TrainingBatch.class,
                CostNearby.Kink.class,
                CostNearby.Jump.class,
                GradientReport.class,
                ReportDetails.class,
                Perturbation.class
            })
    void haveFinalFieldsAlone(Class<?> type) {
        assertThat(Stream.<Class<?>>iterate(type, it -> it != Object.class, Class::getSuperclass)
                        .flatMap(it -> Arrays.stream(it.getDeclaredFields()))
                        .filter(field -> !field.isSynthetic()))
                .isNotEmpty()
                .allMatch(field -> Modifier.isFinal(field.getModifiers()) && isHidden(field));
    }

    private static boolean isHidden(Field field) {
        return Modifier.isPrivate(field.getModifiers()) || Modifier.isStatic(field.getModifiers());
    }
}
