package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that use the structure of the built-in network, beside checks that know no more than the cost of it. */
class StructuredCheckTests {

    private static final int[][] SIZES = {{3, 3}, {3, 4, 2}, {3, 4, 3, 2}, {3, 4, 3, 4, 2}};

    private static final int[] BATCH_SIZES = {1, 2, 7};

    /** One in three bugs for each kind of network: neighbouring kinds have the others. */
    private static final int SHARE_OF_BUGS = 3;

    @ParameterizedTest(name = "{0} below {1}, {2}")
    @MethodSource("kinds")
    void sayTheSameOfARightGradient(Activation hidden, Activation output, CostFunction cost) {
        RandomGenerator random = new Well19937c(1);
        int turn = turn(hidden, output, cost);
        for (int depth = 0; depth < SIZES.length; depth++) {
            int batchSize = BATCH_SIZES[(turn + depth) % BATCH_SIZES.length];
            double weightDecay = (turn / BATCH_SIZES.length + depth) % 2 == 0 ? 0 : 0.1;
            assertSame(NetworkClaim.of(random, hidden, output, cost, batchSize, weightDecay, SIZES[depth]));
        }
    }

    @ParameterizedTest(name = "{0} below {1}, {2}")
    @MethodSource("kinds")
    void sayTheSameOfAWrongGradient(Activation hidden, Activation output, CostFunction cost) {
        RandomGenerator random = new Well19937c(2);
        int turn = turn(hidden, output, cost);
        for (int bug = turn % SHARE_OF_BUGS; bug < Spoil.ALL.size(); bug += SHARE_OF_BUGS) {
            Spoil spoil = Spoil.ALL.get(bug);
            NetworkClaim claim = NetworkClaim.of(random, hidden, output, cost, 5, 0, 3, 4, 2);
            assertSame(claim.butGradient(spoil.drawn().apply(random)));
        }
    }

    /** A number that differs between neighbouring kinds. */
    private static int turn(Activation hidden, Activation output, CostFunction cost) {
        List<Activation> activations = List.of(Activation.values());
        return activations.indexOf(hidden)
                + 2 * activations.indexOf(output)
                + List.of(CostFunction.values()).indexOf(cost);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(Activation.values())
                .filter(Activation::isElementwise)
                .flatMap(hidden -> Stream.of(Activation.values())
                        .flatMap(output -> Stream.of(CostFunction.values())
                                .filter(cost -> cost.fits(output))
                                .map(cost -> Arguments.of(hidden, output, cost))));
    }

    private static void assertSame(NetworkClaim claim) {
        GradientReport structured = claim.check();
        GradientReport plain = GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .check(GradientSubject.named(structured.subject())
                        .network(claim.network(), claim.batch(), claim.gradient())
                        .cost(() -> claim.network().cost(claim.batch())));

        assertThat(verdicts(structured)).as("%s\n%s", structured, plain).isEqualTo(verdicts(plain));
        assertThat(structured.verdict()).isEqualTo(plain.verdict());
    }

    /**
     * How many entries of each block are wrong or unresolved, and the entries that disagree. Others are too small to tell, or
     * unexercised, until they are settled in 60-digit arithmetic.
     */
    private static List<String> verdicts(GradientReport report) {
        List<String> verdicts = new ArrayList<>();
        for (BlockReport block : report.blocks()) {
            verdicts.add(block.name() + " " + block.verdict() + " " + block.count(EntryVerdict.DISAGREES) + " wrong, "
                    + block.count(EntryVerdict.UNRESOLVED) + " unresolved");
        }
        report.mismatches().stream()
                .map(mismatch -> mismatch.block() + " " + mismatch.entry())
                .sorted()
                .forEach(verdicts::add);
        return verdicts;
    }
}
