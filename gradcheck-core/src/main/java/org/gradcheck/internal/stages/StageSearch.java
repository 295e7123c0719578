package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.ReportContents;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Search for the stages in whose backward a wrong gradient becomes wrong.
 *
 * <p>The algorithm: the derivatives by the values of all stages are tested from the cost backwards, each against those of the steps that read them ({@link SourceTest}),
 * then those by the blocks that do not agree. A derivative that does not follow from those of its readers is an error that enters in their
 * backward. Two cases are no errors of backward:
 *
 * <ul>
 *   <li>The values of a stage are read by nothing, or a later stage overwrites them and their derivative seems wrong. Then the stages do not
 *       fit the code, and nothing is concluded.
 *   <li>The derivative of a stage seems wrong, but all derivatives further down are right if the stage is left out, or the gradient of a block that it reads
 *       agrees with the cost but does not follow from it. Then backward has used its array for something else in the meantime, and the stage is left
 *       out.
 * </ul>
 *
 * <p>A derivative that is wrong although nothing wrong depends on it, such as that by an input which no parameter has changed, is not
 * reported.
 *
 * <p>Takes at most {@value #EVALUATIONS_OF_STAGE} evaluations a stage. The caller restores the values of the stages; the parameters are restored here.
 */
public final class StageSearch {

    /** Most evaluations for each stage. Chosen: three directions of a stage and of a block that reads it, and some 30 entries. */
    public static final int EVALUATIONS_OF_STAGE = 100;

    /** Most evaluations of one test. Chosen: three directions. */
    private static final int OF_TEST = 42;

    /** Most evaluations of one count of wrong entries. Chosen: 32 entries. */
    private static final int OF_COUNT = 80;

    /** Most agreeing blocks that are tested to learn whether backward has used a derivative. Chosen: few, since most stages are used. */
    private static final int MOST_AGREEING_BLOCKS = 4;

    private final Objective here;
    private final List<double[]> analytic;
    private final List<JudgedBlock> blocks;
    private final StagePass pass;
    private final SourceTest test;
    private final long before;
    private final List<TestedSource> stages = new ArrayList<>();
    private final List<TestedSource> parameters = new ArrayList<>();

    private StageSearch(
            Objective here,
            StagePass pass,
            List<double[]> analytic,
            Noise noise,
            CheckOptions options,
            List<JudgedBlock> blocks,
            long before) {
        this.here = here;
        this.analytic = analytic;
        this.blocks = blocks;
        this.pass = pass;
        this.before = before;
        this.test = new SourceTest(pass, noise, options, typicalChange(pass));
    }

    /** Returns the arrays of all stages; empty without stages. */
    public static List<ParameterBlock> valuesOf(Objective objective) {
        List<ParameterBlock> values = new ArrayList<>();
        if (objective.stages().isPresent()) {
            for (Objective.Stage stage : objective.stages().get().inOrder()) {
                values.add(stage.values());
            }
        }
        return values;
    }

    /**
     * Searches at a point, unless there are no stages or no block disagrees.
     *
     * @param cost takes over the number of evaluations
     * @param analytic the claimed gradient, one array for each block
     * @param noise the noise of the cost
     * @param options the tolerances of the user
     * @param blocks the verdicts
     */
    public static ReportContents.Stages of(
            Objective here,
            CountedCost cost,
            List<double[]> analytic,
            Noise noise,
            CheckOptions options,
            List<JudgedBlock> blocks) {
        boolean disagrees = false;
        for (JudgedBlock block : blocks) {
            disagrees |= block.report().verdict() == Verdict.DISAGREES;
        }
        if (here.stages().isEmpty() || !disagrees) {
            return ReportContents.Stages.NONE;
        }
        StagePass pass = new StagePass(here.stages().get(), cost.meter());
        pass.counted().takeOver(cost);
        long before = pass.counted().evaluations();
        try {
            pass.begin(here.gradient());
            return new StageSearch(here, pass, analytic, noise, options, blocks, before).search();
        } finally {
            cost.takeOver(pass.counted());
        }
    }

    /** The largest change of the cost, to first order, with the values of a stage that change by their size. */
    private static double typicalChange(StagePass pass) {
        double largest = Math.ulp(pass.cost());
        for (int k = 0; k < pass.stages(); k++) {
            double squares = 0;
            for (int i = 0; i < pass.values(k).length; i++) {
                double change = pass.values(k)[i] * pass.claimed(k)[i];
                squares += Double.isFinite(change) ? change * change : 0;
            }
            largest = Math.max(largest, Math.sqrt(squares));
        }
        return largest;
    }

    private int left() {
        return (int) Math.min(
                (long) EVALUATIONS_OF_STAGE * pass.stages() - (pass.counted().evaluations() - before),
                pass.counted().meter().left());
    }

    private ReportContents.Stages search() {
        for (int k = pass.stages() - 1; k >= 0; k--) {
            stages.add(test(Source.ofStage(pass, k)));
        }
        testBlocks(Verdict.DISAGREES);
        testBlocks(Verdict.UNRESOLVED);
        Optional<String> misfit = misfit();
        if (misfit.isPresent()) {
            return new StageStatements(pass, stages, parameters).refused(misfit.get());
        }
        leaveOutUnused();
        return new StageStatements(pass, stages, parameters).of(this::count);
    }

    private void testBlocks(Verdict verdict) {
        for (int b = here.blocks().size() - 1; b >= 0; b--) {
            JudgedBlock judged = blocks.get(b);
            if (judged.report().verdict() == verdict) {
                List<Integer> wrong =
                        judged.mismatches().stream().map(Discrepancy::entry).toList();
                TestedSource tested = test(Source.ofBlock(here.blocks().get(b), analytic.get(b), wrong));
                boolean mayBePart = tested.isWrong()
                        && tested.readers().size() > 1
                        && !judged.measured().isComplete();
                parameters.add(mayBePart ? throughout(b, tested) : tested);
            }
        }
    }

    /**
     * Returns the test of all entries of a block that has several readers, if these show the error. The entries of a sample may be those that
     * have an error of one reader, while others have one of another.
     */
    private TestedSource throughout(int block, TestedSource bySample) {
        TestedSource all = test(Source.ofBlock(here.blocks().get(block), analytic.get(block), List.of()));
        return all.isWrong() ? all : bySample;
    }

    private TestedSource test(Source source) {
        return test.test(source, Math.min(OF_TEST, left()));
    }

    private EntryCount count(TestedSource tested) {
        EntryCount count = test.count(tested.source(), Math.max(0, Math.min(OF_COUNT, left())));
        return tested.readers().size() > 1 && count.wrong() == 0
                ? count.with(wrongGroups(tested.source(), count))
                : count;
    }

    /** Tests the entries that one step reads together, where noise hides which of them are wrong. */
    private Set<List<Integer>> wrongGroups(Source source, EntryCount count) {
        Set<List<Integer>> wrong = new LinkedHashSet<>();
        if (count.groups().size() > 1) {
            count.groups().forEach((readers, entries) -> {
                if (test(source.only(entries)).isWrong()) {
                    wrong.add(readers);
                }
            });
        }
        return wrong;
    }

    /** Returns the reason for which the stages do not fit the code; empty if they do. */
    private Optional<String> misfit() {
        for (TestedSource tested : stages) {
            int stage = tested.source().stage();
            String name = "'" + tested.source().name() + "'";
            if (tested.status() == SourceStatus.NOT_READ) {
                return Optional.of("nothing that runs after " + name + " changes with the array of its values; does a"
                        + " later stage compute them anew, does the forward write another array, or are all units behind"
                        + " it inactive?");
            }
            if (tested.isWrong() && pass.overwrittenBy(stage) < pass.stages()) {
                String by = pass.stage(pass.overwrittenBy(stage)).name();
                return Optional.of("the forward of '" + by + "' overwrites the values of " + name + "; let it write an"
                        + " array of its own, or declare '" + by + "' alone");
            }
        }
        return Optional.empty();
    }

    /** Leaves out each stage whose claimed derivative backward has not used, and tests once more what it reads. */
    private void leaveOutUnused() {
        for (int i = 0; i < stages.size(); i++) {
            TestedSource suspect = stages.get(i);
            int stage = suspect.source().stage();
            if (suspect.isWrong() && !isUsed(stage)) {
                Optional<TestedSource> witness = agreeingBlock(stage);
                boolean isUnused = witness.isPresent() && witness.get().isWrong();
                if (witness.isEmpty() || isUnused) {
                    leaveOut(stage, isUnused);
                }
            }
        }
    }

    /** @param isUnused whether the stage is known to be unused; if not, it is if all that it reads is right without it */
    private void leaveOut(int stage, boolean isUnused) {
        pass.leaveOut(stage, true);
        List<TestedSource> again = new ArrayList<>();
        boolean isRight = true;
        for (TestedSource fed : reading(stage)) {
            TestedSource without = test(fed.source());
            again.add(without);
            isRight &= without.status() == SourceStatus.RIGHT;
        }
        if (isUnused || (isRight && !again.isEmpty())) {
            again.forEach(this::replace);
        } else {
            pass.leaveOut(stage, false);
        }
    }

    /**
     * Returns an agreeing block that a stage reads, itself or through earlier stages, after its test. Its gradient is right, so a derivative
     * of the stage that it does not follow from cannot be the one that backward has used.
     */
    private Optional<TestedSource> agreeingBlock(int stage) {
        int tests = 0;
        for (int b = here.blocks().size() - 1; b >= 0 && tests < MOST_AGREEING_BLOCKS; b--) {
            if (blocks.get(b).report().verdict() == Verdict.AGREES) {
                TestedSource tested =
                        testThrough(stage, Source.ofBlock(here.blocks().get(b), analytic.get(b), List.of()));
                boolean isKnown = tested.isWrong() || tested.status() == SourceStatus.RIGHT;
                if (tested.isRead(stage) && isKnown) {
                    return Optional.of(tested);
                }
                tests++;
            }
        }
        return Optional.empty();
    }

    /** Tests a block without the claimed derivatives by the stages before a stage. */
    private TestedSource testThrough(int stage, Source block) {
        List<Integer> earlier = IntStream.range(0, stage)
                .filter(k -> !pass.isLeftOut(k))
                .boxed()
                .toList();
        earlier.forEach(k -> pass.leaveOut(k, true));
        TestedSource tested = test(block);
        earlier.forEach(k -> pass.leaveOut(k, false));
        return tested;
    }

    private boolean isUsed(int stage) {
        for (TestedSource fed : reading(stage)) {
            if (fed.status() == SourceStatus.RIGHT) {
                return true;
            }
        }
        return false;
    }

    /** Returns the sources that change a stage. */
    private List<TestedSource> reading(int stage) {
        List<TestedSource> reading = new ArrayList<>();
        for (List<TestedSource> all : List.of(stages, parameters)) {
            for (TestedSource tested : all) {
                if (tested.isRead(stage)) {
                    reading.add(tested);
                }
            }
        }
        return reading;
    }

    private void replace(TestedSource by) {
        List<TestedSource> all = by.source().isStage() ? stages : parameters;
        all.replaceAll(tested -> tested.source().equals(by.source()) ? by : tested);
    }
}
