package org.gradcheck.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import org.gradcheck.network.FeedforwardNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class XorBackpropagationWithBugTest {

    @TempDir
    private Path pages;

    @Test
    void learnsXorAllTheSame() {
        FeedforwardNetwork network = TrainXor.trained(XorBackpropagationWithBug::backpropagate);

        assertThat(network.cost(Xor.truthTable())).isLessThan(0.001);
    }

    @Test
    void failsTheGradientCheckInEveryTrial() {
        assertThat(failureMessages()).hasSize(3);
    }

    @Test
    void failureNamesTheHiddenBiasesAndNothingElse() {
        assertThat(failureMessages())
                .allSatisfy(message -> assertThat(message.lines().filter(line -> line.contains("DISAGREES")))
                        .singleElement()
                        .asString()
                        .startsWith("  layer 0 biases "));
    }

    @Test
    void failureEndsWithTheCommandThatRepeatsIt() {
        assertThat(failureMessages().get(1))
                .endsWith(
                        "\nReproduce: mvn test -Dtest=" + XorBackpropagationWithBugTestCase.class.getName()
                                + "#isTheGradientOfTheCost -Dgradcheck.seed=0 -Dgradcheck.only=2 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void failureShowsBlocksEntriesAndTheCommand() {
        assertThat(failureMessages().get(0)).isEqualTo("""
                        XorBackpropagationWithBugTestCase.isTheGradientOfTheCost [1] 2-2-1 sigmoid, batch 5, seed e1fab3: 2 of 9 entries disagree, in layer 0 biases (44 cost evaluations)
                          layer 0 weights  2 x 2  agrees     4 right, errors above 5e-06 would show
                          layer 0 biases   2      DISAGREES  2 wrong
                          layer 1 weights  1 x 2  agrees     2 right, errors above 2e-07 would show
                          layer 1 biases   1      agrees     1 right, errors above 2e-07 would show
                          worst entries           analytic        numeric  error bar
                          layer 0 biases[1]  -4.491143e-03  -8.982285e-04    1.4e-11
                          layer 0 biases[0]   4.442336e-04   8.884672e-05    1.0e-11
                        Cause: sum over the batch instead of the mean (SUM_INSTEAD_OF_MEAN) in layer 0 biases
                          analytic = 5.000000 x numeric in both entries (spread 1e-14); the batch has 5 examples
                          remedy: divide the accumulated gradient by the number of examples
                        Page: file:///home/you/xor/target/gradcheck/checks/xorbackpropagationwithbugtestcase-isthegradientofthecost-1-2-827a5229.html
                        Reproduce: mvn test -Dtest=org.gradcheck.samples.quickstart.XorBackpropagationWithBugTestCase#isTheGradientOfTheCost -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false""");
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
