package org.gradcheck.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck.network.FeedforwardNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class XorBackpropagationWithBugTest {

    private static final Path README = Path.of("..", "..", "README.md");

    @TempDir
    private Path pages;

    @Test
    void learnsXorAllTheSame() {
        FeedforwardNetwork network = TrainXor.trained(XorBackpropagationWithBug::backpropagate);

        assertThat(network.cost(Xor.truthTable())).isBetween(0.5e-4, 1.5e-4);
    }

    @Test
    void failsTheGradientCheckInEveryTrial() {
        assertThat(failureMessages()).hasSize(3);
    }

    @Test
    void failureNamesTheHiddenBiasesAndNothingElse() {
        assertThat(failureMessages().get(0).lines().filter(line -> line.contains("DISAGREES")))
                .singleElement()
                .asString()
                .startsWith("  layer 0 biases ");
    }

    @Test
    void laterTrialsFailLikeTheFirst() {
        assertThat(failureMessages().subList(1, 3))
                .allSatisfy(
                        message -> assertThat(message)
                                .contains(
                                        ": 2 of 9 entries disagree, in layer 0 biases (",
                                        "\nFails like [1], which has the whole report: SUM_INSTEAD_OF_MEAN in layer 0 biases."));
    }

    @Test
    void failureEndsWithTheCommandThatRepeatsIt() {
        assertThat(failureMessages().get(1))
                .endsWith(
                        "\nReproduce: mvn test -Dtest=" + XorBackpropagationWithBugTestCase.class.getName()
                                + "#isTheGradientOfTheCost -Dgradcheck.seed=0 -Dgradcheck.only=2 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void readmeQuotesTheFailure() throws IOException {
        assertThat(withoutRounding(Files.readString(README)))
                .contains(withoutRounding(failureMessages().get(0)).indent(4));
    }

    /** The last bits differ between the libraries that compute exponentials. */
    private static String withoutRounding(String text) {
        return text.replaceAll("spread \\S+\\)", "spread #)").replaceAll("\\d\\.\\de-1\\d(?!\\d)", "#######");
    }

    private List<String> failureMessages() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(XorBackpropagationWithBugTestCase.class))
                .configurationParameter("gradcheck.report.directory", pages.toString())
                .execute()
                .testEvents()
                .failed()
                .map(XorBackpropagationWithBugTest::message)
                .map(message -> message.replace(pages.toUri().toString(), "file:///home/you/xor/target/gradcheck/"))
                .toList();
    }

    private static String message(Event failed) {
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
