package org.gradcheck.samples.libraries.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.gradcheck.GradientChecker;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Gradcheck and the checker of Deeplearning4j look at the same networks; the README quotes what comes out. */
class ComparisonTest {

    @Test
    void theReadmeQuotesTheTable() throws IOException {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE); // their checker asks for that
        List<NetworkCase> cases = NetworkCase.all();
        String table = "| network | is | Gradcheck | `GradientCheckUtil` |\n|---|---|---|---|\n"
                + cases.stream()
                        .map(subject -> "| %s | %s | %s | %s |\n"
                                .formatted(
                                        subject.name(),
                                        word(subject.isRight()),
                                        word(gradcheck(subject)),
                                        word(gradientCheckUtil(subject))))
                        .collect(Collectors.joining());
        Files.writeString(Path.of("target", "comparison.md"), table);
        assertThat(Path.of("..", "README.md")).content().contains(table);
    }

    private static String word(boolean isRight) {
        return isRight ? "right" : "wrong";
    }

    private static boolean gradcheck(NetworkCase subject) {
        return GradientChecker.standard()
                .check(TensorByTensor.subject(subject.network(), subject.batch())
                        .gradientIsSumOver(Networks.EXAMPLES))
                .passed();
    }

    private static boolean gradientCheckUtil(NetworkCase subject) {
        return GradientCheckUtil.checkGradients(new MLNConfig()
                .net(subject.network())
                .input(subject.batch().getFeatures())
                .labels(subject.batch().getLabels())
                .excludeParams(subject.network().paramTable().keySet().stream()
                        .filter(TensorByTensor::isRunningAverage)
                        .collect(Collectors.toSet())));
    }
}
