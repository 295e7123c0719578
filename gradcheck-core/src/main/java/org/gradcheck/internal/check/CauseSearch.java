package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.gradcheck.internal.diagnosis.FrozenGradientProbe;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.search.Diagnosed;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.stages.StageSearch;
import org.gradcheck.internal.text.ExceptionText;
import org.gradcheck.report.Finding;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.ReportContents;
import org.gradcheck.subject.Objective;

/**
 * Search for the cause of wrong entries at one point, after the verdict. It evaluates cost and gradient of the user elsewhere. If they
 * throw an exception there, the verdict stands: the search ends without a result, and a finding names the exception.
 */
final class CauseSearch {

    private final Objective here;
    private final CountedCost cost;
    private final List<double[]> analytic;
    private final double costAtPoint;
    private final Noise noise;
    private final CheckOptions options;
    private final List<JudgedBlock> blocks;
    private Optional<Finding> thrown = Optional.empty();

    CauseSearch(
            Objective here,
            CountedCost cost,
            Inspection.Inspected inspected,
            Noise noise,
            CheckOptions options,
            List<JudgedBlock> blocks) {
        this.here = here;
        this.cost = cost;
        this.analytic = inspected.analytic();
        this.costAtPoint = inspected.cost();
        this.noise = noise;
        this.options = options;
        this.blocks = blocks;
    }

    /** Returns the first exception of the user's code; empty if none was thrown. */
    Optional<Finding> thrown() {
        return thrown;
    }

    /**
     * Returns the causes of the wrong entries and of directions that disagree.
     *
     * @param earlier the values at the points before
     */
    Explained explain(List<MeasuredBlock> earlier) {
        if (!isAnyWrong()) { // so that the check of a right gradient loads no diagnosis
            return Explained.NOTHING;
        }
        WrongGradient gradient = WrongGradient.of(values(), here.context(), earlier, this::isFrozen);
        Diagnosed byEntries = searchEntries(gradient);
        return Explained.of(gradient, byEntries.bugs(), alongDirections(gradient, byEntries.open()));
    }

    /** Returns what directions show, if the entries of blocks were tested along some. */
    private DirectionalDiagnosis alongDirections(WrongGradient gradient, List<Integer> open) {
        for (JudgedBlock block : blocks) {
            if (block.directional().isPresent()) {
                return DirectionalDiagnosis.of(
                        blocks,
                        here.context().examples(),
                        open,
                        new HiddenBlockSlopes(
                                here, cost, costAtPoint, analytic, noise.level(), options, gradient, this::note));
            }
        }
        return DirectionalDiagnosis.nothing(open);
    }

    private boolean isAnyWrong() {
        for (JudgedBlock block : blocks) {
            if (!block.mismatches().isEmpty() || block.directional().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<JudgedValues> values() {
        List<JudgedValues> values = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            JudgedBlock block = blocks.get(b);
            double[] whole = analytic.get(b);
            values.add(JudgedValues.of(block.measured(), block.verdicts(), block.report())
                    .withAnalytic(entry -> whole[entry]));
        }
        return values;
    }

    private Diagnosed searchEntries(WrongGradient gradient) {
        Diagnosed nothing = new Diagnosed(List.of(), wrongBlocks());
        if (nothing.open().isEmpty()) {
            return nothing;
        }
        try {
            return Hypotheses.search(gradient);
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (Throwable ofUser) { // such as one of an activation of the user's own
            note(ofUser);
            return nothing;
        }
    }

    private List<Integer> wrongBlocks() {
        List<Integer> wrong = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            if (!blocks.get(b).mismatches().isEmpty()) {
                wrong.add(b);
            }
        }
        return wrong;
    }

    /** Returns whether the gradient does not follow the parameters; not if evaluations are too few to tell. */
    private boolean isFrozen() {
        try {
            return here.context().isRecomputed()
                    && cost.meter().left() >= FrozenGradientProbe.EVALUATIONS
                    && new FrozenGradientProbe(here, cost, options.step()).gradientDoesNotFollowParameters();
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return false;
        } catch (Throwable ofUser) {
            note(ofUser);
            return false;
        }
    }

    /** Returns the stages in whose backward the gradient becomes wrong. */
    ReportContents.Stages stages() {
        try {
            return StageSearch.of(here, cost, analytic, noise, options, blocks);
        } catch (LimitReached noneLeft) {
            return ReportContents.Stages.NONE;
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (Throwable ofUser) {
            note(ofUser);
            return ReportContents.Stages.NONE;
        }
    }

    private void note(Throwable ofUser) {
        if (thrown.isEmpty()) {
            thrown = Optional.of(new Finding(
                    Finding.Kind.EXCEPTION_IN_SEARCH,
                    "while the cause was sought at other points, your code threw " + ExceptionText.of(ofUser)
                            + "; the verdict stands, the cause may be missing"));
        }
    }
}
