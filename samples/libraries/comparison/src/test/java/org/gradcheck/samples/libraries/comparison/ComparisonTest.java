package org.gradcheck.samples.libraries.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All checkers look at all cases; the table in the README of the libraries is what comes out. */
class ComparisonTest {

    private final List<Case> cases = Stream.of(
                    CurveCases.all(), FinanceCases.all(), LearningCases.all(), VisionCases.all())
            .flatMap(List::stream)
            .toList();

    private final List<Checker> checkers = Checker.all();

    @Test
    void theReadmeQuotesTheTable() throws IOException {
        ComparisonTable table = ComparisonTable.of(checkers, cases);
        Files.writeString(Path.of("target", "comparison.md"), table.summary() + "\n" + table.details());
        assertThat(Path.of("..", "README.md")).content().contains(table.summary());
    }

    @Test
    void gradcheckIsRightInAllCases() {
        assertThat(cases)
                .allSatisfy(subject -> assertThat(checkers.get(0).takesForRight(subject))
                        .as(subject.name())
                        .isEqualTo(subject.isRight()));
    }
}
