package org.gradcheck.samples.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class GptTest {

    private static final long SEED = 1;
    private static final Sonnet SONNET = Sonnet.load();
    private static final List<int[]> WHOLE_TEXT = SONNET.allWindows(TrainGpt.POSITIONS);

    @GradientCheck(trials = 1, mode = CheckMode.SCREENING)
    void gradientIsRightBeforeTraining(GradientSubject subject) {
        describe(trainedFor(0), subject);
    }

    @GradientCheck(trials = 1, mode = CheckMode.SCREENING)
    void gradientIsRightInTraining(GradientSubject subject) {
        describe(trainedFor(300), subject);
    }

    @GradientCheck(trials = 1, mode = CheckMode.SCREENING)
    void gradientIsRightAfterTraining(GradientSubject subject) {
        describe(trainedFor(TrainGpt.STEPS), subject);
    }

    @Test
    void learnsTheSonnetToALossOf1NatForEachCharacter() {
        assertThat(trainedFor(0).cost(WHOLE_TEXT)).isGreaterThan(3.5);
        assertThat(trainedFor(TrainGpt.STEPS).cost(WHOLE_TEXT)).isLessThan(1);
    }

    @Test
    void embeddingWithBugIsTheOnlyBlockThatIsCalledWrong() {
        Gpt network = withBug();

        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(describe(network, GradientSubject.named("GPT with bug")));

        assertThat(report.blocks())
                .filteredOn(block -> block.verdict() == Verdict.DISAGREES)
                .extracting(BlockReport::name)
                .containsExactly("embedding");
        assertThatThrownBy(report::assertPassed)
                .hasMessageMatching("(?s)GPT with bug: \\d+ of 4208 entries disagree, in embedding \\(.*");
    }

    @Test
    void trainingHidesTheBug() {
        Gpt network = withBug();

        new Training(SONNET, network, TrainGpt.POSITIONS, SEED).train(300);

        assertThat(network.cost(WHOLE_TEXT)).isLessThan(2.5);
    }

    @Test
    void tensorsFollowEachOtherInTheArray() {
        Gpt network = trainedFor(0);
        int end = 0;
        for (Tensor tensor : network.tensors()) {
            assertThat(tensor.offset()).isEqualTo(end);
            end += tensor.length();
        }

        assertThat(network.memory()).hasSize(end).hasSize(4_208);
    }

    @Test
    void sameSeedGivesTheSameTraining() {
        assertThat(trainedFor(20).memory()).containsExactly(trainedFor(20).memory());
    }

    private static Gpt trainedFor(int steps) {
        Gpt network = TrainGpt.untrained(SONNET, SEED);
        new Training(SONNET, network, TrainGpt.POSITIONS, SEED).train(steps);
        return network;
    }

    private static Gpt withBug() {
        return new Gpt(TrainGpt.sizes(SONNET), SEED, OverwritingEmbedding::new);
    }

    private static GradientSubject describe(Gpt network, GradientSubject subject) {
        List<int[]> batch = WHOLE_TEXT.subList(0, 4);
        for (Tensor tensor : network.tensors()) {
            subject.parameter(
                    tensor.name(), network.memory(), network.gradients(), tensor.offset(), new Shape(tensor.sizes()));
        }
        return subject.cost(() -> network.cost(batch)).backward(() -> network.backpropagate(batch));
    }
}
