package org.gradcheck.internal.check;

import static java.util.Comparator.comparingDouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.description.GradientDescription;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.ReportContents;
import org.gradcheck.report.StepCurve;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.NetworkLayer;
import org.gradcheck.subject.ParameterBlock;

/**
 * Builder of the report of a check, from the outcome of each point.
 *
 * @param settings the settings of the check
 * @param subject the user's name of the subject
 * @param layers the layers of the network that is checked; empty if it is none
 */
record ReportBuilder(CheckSettings settings, String subject, List<NetworkLayer> layers) {

    /**
     * Returns the bugs of the first point with a diagnosis; those of other points are likely to be the same. If the gradient
     * is approximately right at each point, the diagnosis of the last one covers the points before.
     */
    private static List<Diagnosis> diagnoses(List<PointOutcome> outcomes) {
        List<List<Diagnosis>> found = new ArrayList<>();
        boolean isApproximate = true;
        for (PointOutcome outcome : outcomes) {
            if (!outcome.diagnoses().isEmpty()) {
                found.add(outcome.diagnoses());
                for (Diagnosis bug : outcome.diagnoses()) {
                    isApproximate &= bug.cause() == Cause.APPROXIMATE;
                }
            }
        }
        return found.isEmpty() ? List.of() : found.get(isApproximate ? found.size() - 1 : 0);
    }

    /** Returns the bugs of all blocks of a layer; a bug that all of them have is stated once. */
    private static List<Diagnosis> diagnosesOfBlocks(List<PointOutcome> outcomes) {
        List<Diagnosis> found = new ArrayList<>();
        for (PointOutcome outcome : outcomes) {
            found.addAll(outcome.diagnoses());
        }
        boolean isOne = found.size() == outcomes.size() && found.size() > 1;
        for (Diagnosis bug : found) {
            isOne &= bug.cause() == Cause.ACCUMULATED;
        }
        return isOne ? List.of(found.get(0).in("all blocks")) : found;
    }

    /**
     * Returns the pattern that the first point with the reported bugs has. There is none if all wrong entries are at kinks or jumps, whose
     * words say more. A pattern that only says what to try next is left out if a stage is known to be wrong.
     */
    private static Optional<String> pattern(
            List<PointOutcome> outcomes, List<Diagnosis> diagnoses, List<Discrepancy> mismatches) {
        if (!mismatches.isEmpty() && areAllAtKinks(mismatches)) {
            return Optional.empty();
        }
        boolean isStageKnown = !stages(outcomes).wrong().isEmpty();
        for (PointOutcome outcome : outcomes) {
            String pattern = outcome.explained().pattern().orElse("");
            boolean tellsLess = pattern.isEmpty() || (isStageKnown && pattern.equals(GradientDescription.NOTHING));
            if (outcome.diagnoses().equals(diagnoses) && !tellsLess) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    private static boolean areAllAtKinks(List<Discrepancy> mismatches) {
        boolean areAll = true;
        for (Discrepancy mismatch : mismatches) {
            areAll &= !mismatch.words().isEmpty();
        }
        return areAll;
    }

    /** Builds the report of all points. */
    GradientReport of(List<String> declarations, List<PointOutcome> outcomes, Duration elapsed) {
        return of(withSettings(declarations), outcomes, diagnoses(outcomes), elapsed, 0);
    }

    /** Builds the report of means over samples at all points. Of the settings of the user, it states the tolerances and the limit: no other one concerns them. */
    GradientReport ofSamples(List<String> declarations, SamplingCheck.Sampled sampled, Duration elapsed) {
        List<PointOutcome> outcomes = sampled.outcomes();
        List<String> settled = new ArrayList<>(settings.describeForMeans());
        settled.addAll(declarations);
        return of(settled, outcomes, diagnoses(outcomes), elapsed, sampled.samples());
    }

    /** Builds the report of all blocks of a layer, each of which has an outcome of its own. */
    GradientReport ofBlocks(List<String> declarations, List<PointOutcome> outcomes, Duration elapsed) {
        return of(withSettings(declarations), outcomes, diagnosesOfBlocks(outcomes), elapsed, 0);
    }

    private List<String> withSettings(List<String> declarations) {
        List<String> settled = new ArrayList<>(settings.describe());
        settled.addAll(declarations);
        return settled;
    }

    private GradientReport of(
            List<String> settled,
            List<PointOutcome> outcomes,
            List<Diagnosis> diagnoses,
            Duration elapsed,
            long samples) {
        List<BlockReport> blocks = new ArrayList<>();
        List<Discrepancy> mismatches = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<EntryVerdicts> verdicts = new ArrayList<>();
        List<StepCurve> curves = new ArrayList<>();
        long evaluations = 0;
        long ofCurves = 0;
        for (PointOutcome outcome : outcomes) {
            for (ParameterBlock block : outcome.unexamined()) {
                blocks.add(unexamined(block, outcome.findings().get(0)));
            }
            for (JudgedBlock block : outcome.blocks()) {
                blocks.add(block.report());
                mismatches.addAll(block.mismatches());
                verdicts.add(block.verdicts());
            }
            findings.addAll(outcome.findings());
            curves.addAll(outcome.curves().curves());
            evaluations += outcome.evaluations();
            ofCurves += outcome.curves().evaluations();
        }
        if (mismatches.size() > 1) {
            mismatches.sort(comparingDouble(Discrepancy::inErrorBars).reversed());
        }
        Verdict verdict = verdict(blocks, findings);
        return new ReportContents(
                        settings.nameOf(subject),
                        verdict,
                        List.copyOf(blocks),
                        List.copyOf(mismatches),
                        told(verdict, findings),
                        List.copyOf(settled),
                        evaluations,
                        settings.reproduction(),
                        diagnoses,
                        pattern(outcomes, diagnoses, mismatches),
                        PointOutcome.measured(outcomes),
                        List.copyOf(verdicts),
                        elapsed,
                        List.copyOf(curves),
                        ofCurves,
                        layers,
                        stages(outcomes),
                        Optional.empty(),
                        settings.publication().drawsMaps(),
                        samples)
                .toReport();
    }

    /** Returns the outcome at the first point where the stages were searched; the bugs of other points are likely to be the same. */
    private static ReportContents.Stages stages(List<PointOutcome> outcomes) {
        for (PointOutcome outcome : outcomes) {
            if (!outcome.stages().steps().isEmpty()) {
                return outcome.stages();
            }
        }
        return ReportContents.Stages.NONE;
    }

    /** Returns the findings that a report lists: advice only where nothing is to be corrected first, and once for all points. */
    private static List<Finding> told(Verdict verdict, List<Finding> findings) {
        List<Finding> told = new ArrayList<>();
        for (Finding finding : findings) {
            boolean isAdvice = finding.kind() == Finding.Kind.COST_IN_SINGLE_PRECISION
                    || finding.kind() == Finding.Kind.EVALUATIONS_LIMITED;
            boolean isLimit = finding.kind() == Finding.Kind.EVALUATION_LIMIT_REACHED;
            boolean isNew = !told.contains(finding);
            if (isAdvice ? verdict == Verdict.AGREES && isNew : isNew || !isLimit) {
                told.add(finding);
            }
        }
        return List.copyOf(told);
    }

    private static Verdict verdict(List<BlockReport> blocks, List<Finding> findings) {
        Verdict verdict = hasComparedAnything(blocks) ? Verdict.AGREES : Verdict.VACUOUS;
        for (BlockReport block : blocks) {
            verdict = verdict.and(block.verdict());
        }
        for (Finding finding : findings) {
            verdict = verdict.and(finding.kind().verdict());
        }
        return verdict;
    }

    private static BlockReport unexamined(ParameterBlock block, Finding reason) {
        return new BlockReport(
                block.name(),
                block.shape(),
                reason.kind().verdict(),
                Map.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                "not examined");
    }

    private static boolean hasComparedAnything(List<BlockReport> blocks) {
        for (BlockReport block : blocks) {
            int compared = block.count(EntryVerdict.AGREES) + block.count(EntryVerdict.AT_A_KINK);
            boolean isScreened =
                    block.verdict() == Verdict.AGREES && block.sensitivity().isPresent();
            if (compared > 0 || isScreened) {
                return true;
            }
        }
        return false;
    }
}
