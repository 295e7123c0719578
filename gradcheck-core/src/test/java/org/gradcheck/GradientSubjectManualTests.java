package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The examples in the Javadoc of {@link GradientSubject} say what a check really says. */
class GradientSubjectManualTests {

    private static final Path MANUAL = Path.of("src/main/java/org/gradcheck/subject/GradientSubject.java");

    /** Fits a line through three points. */
    private static final class LineFit {

        private final double[] x = {0, 1, 3};
        private final double[] y = {1.2, 1.9, 4.1};
        private final double[] line = {0.8, 1.5};
        private final double[] lineGradient = new double[2];

        double cost() {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double error = line[0] + line[1] * x[i] - y[i];
                sum += error * error / 2;
            }
            return sum / x.length;
        }

        void backward() {
            lineGradient[0] = 0;
            lineGradient[1] = 0;
            for (int i = 0; i < x.length; i++) {
                double error = line[0] + line[1] * x[i] - y[i];
                lineGradient[0] += error / x.length;
                lineGradient[1] += error * x[i] / x.length;
            }
        }

        void backwardWithBug() {
            backward();
            lineGradient[1] *= x.length;
        }
    }

    private final LineFit fit = new LineFit();

    @Test
    void showAPassAsItIs() throws IOException {
        GradientSubject subject = GradientSubject.named("line fit")
                .parameter("line", fit.line, fit.lineGradient)
                .cost(fit::cost)
                .backward(fit::backward)
                .declare("line", line -> line.names("offset", "slope"));

        String report = GradientChecker.standard().check(subject).toString();

        assertThat(manual()).as("%s", report).contains(withoutErrorBars(report));
    }

    @Test
    void showAFailureAsItIs() throws IOException {
        GradientSubject subject = GradientSubject.named("line fit")
                .parameter("line", fit.line, fit.lineGradient)
                .cost(fit::cost)
                .backward(fit::backwardWithBug)
                .declare("line", line -> line.names("offset", "slope"));

        String report = GradientChecker.standard().check(subject).toString();

        assertThatThrownBy(() -> GradientChecker.standard().check(subject).assertPassed())
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessage(report);
        assertThat(manual()).as("%s", report).contains(withoutErrorBars(report));
    }

    /** The class comment as its readers see it. */
    private static String manual() throws IOException {
        return withoutErrorBars(Files.readString(MANUAL).replaceAll("(?m)^ \\* ?", ""));
    }

    /** The last digits of error bars depend on the machine. */
    private static String withoutErrorBars(String text) {
        return text.replaceAll("\\d\\.\\de-\\d\\d(?!\\d)", "#");
    }
}
