package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.ReportContents.Stages;

/** Statements about the stages, from the tests of all sources. */
final class StageStatements {

    private static final String UNTOLD = "The stages do not tell where the error enters: ";

    private final StagePass pass;
    private final List<TestedSource> stages;
    private final List<TestedSource> parameters;
    private final BitSet wrongAbove;
    private final BitSet openAbove;
    private final BitSet fedByParameters;

    /**
     * Takes the tests.
     *
     * @param pass the stages
     * @param stages the tested stages, the last one first
     * @param parameters the tested blocks
     */
    StageStatements(StagePass pass, List<TestedSource> stages, List<TestedSource> parameters) {
        this.pass = pass;
        this.stages = List.copyOf(stages);
        this.parameters = List.copyOf(parameters);
        this.wrongAbove = orBehind(TestedSource::isWrong);
        this.openAbove = orBehind(tested -> tested.status() != SourceStatus.RIGHT);
        this.fedByParameters = fedByParameters();
    }

    /** Returns the stages to which a condition applies, or to a later stage that they change; left out ones are right. */
    private BitSet orBehind(Predicate<TestedSource> condition) {
        BitSet found = new BitSet();
        for (TestedSource tested : stages) {
            boolean applies =
                    condition.test(tested) && !pass.isLeftOut(tested.source().stage());
            for (int reader : tested.readers()) {
                applies |= found.get(reader);
            }
            found.set(tested.source().stage(), applies);
        }
        return found;
    }

    /** Returns the stages that a block which does not agree changes, directly or through earlier stages. */
    private BitSet fedByParameters() {
        BitSet fed = new BitSet();
        parameters.forEach(block -> block.readers().forEach(fed::set));
        for (int k = 0; k < pass.stages(); k++) {
            if (fed.get(k)) {
                ofStage(k).readers().forEach(fed::set);
            }
        }
        return fed;
    }

    /** Returns the statements if the stages do not fit the code. */
    Stages refused(String reason) {
        List<Stages.Step> steps = new ArrayList<>();
        for (int k = 0; k <= pass.stages(); k++) {
            steps.add(new Stages.Step(nameOf(k), Stages.State.UNKNOWN, ""));
        }
        return new Stages(List.copyOf(steps), List.of(), List.of(UNTOLD + reason));
    }

    /** @param count counts the wrong entries of a stage */
    Stages of(Function<TestedSource, EntryCount> count) {
        Map<TestedSource, EntryCount> inputs = new LinkedHashMap<>();
        for (TestedSource tested : stages) {
            int stage = tested.source().stage();
            if (tested.isWrong() && !isUnreliable(stage) && fedByParameters.get(stage)) {
                inputs.put(tested, count.apply(tested));
            }
        }
        List<TestedSource> wrongBlocks = new ArrayList<>();
        for (TestedSource tested : parameters) {
            if (tested.isWrong() && tested.readers().stream().noneMatch(this::isDoubtful)) {
                wrongBlocks.add(0, tested);
            }
        }
        Set<Integer> wrong = new LinkedHashSet<>();
        List<String> sentences = new ArrayList<>();
        Attribution.of(pass, inputs, wrongBlocks).forEach((suspects, errors) -> {
            for (int i = suspects.size() - 1; i >= 0; i--) {
                wrong.add(suspects.get(i));
            }
            boolean isFollowing = suspects.stream().anyMatch(openAbove::get);
            sentences.add(new Accusation(suspects, names(), isFollowing, errors.inputs(), errors.parameters())
                    .sentence(sentences.isEmpty(), inputs));
        });
        if (sentences.isEmpty()) {
            sentences.add(UNTOLD + reason());
        }
        List<String> wrongNames = new ArrayList<>();
        wrong.forEach(step -> wrongNames.add(nameOf(step)));
        return new Stages(steps(wrong), List.copyOf(wrongNames), List.copyOf(sentences));
    }

    /**
     * Returns whether the array of a stage is not known to hold the derivative that backward used: it is left out, or it does not follow from one that
     * may be.
     */
    private boolean isUnreliable(int stage) {
        return pass.isLeftOut(stage) || isDoubtful(stage);
    }

    private boolean isDoubtful(int step) {
        return step < pass.stages()
                && !pass.isLeftOut(step)
                && ofStage(step).isWrong()
                && ofStage(step).readers().stream().anyMatch(this::isUnreliable);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k <= pass.stages(); k++) {
            names.add(nameOf(k));
        }
        return names;
    }

    private TestedSource ofStage(int stage) {
        return stages.get(pass.stages() - 1 - stage);
    }

    private String nameOf(int step) {
        return step == pass.stages() ? pass.ending() : pass.stage(step).name();
    }

    private String reason() {
        List<String> unused = new ArrayList<>();
        for (int k = 0; k < pass.stages(); k++) {
            if (isUnreliable(k)) {
                unused.add("'" + nameOf(k) + "'");
            }
        }
        if (!unused.isEmpty()) {
            return "backward does not leave the derivatives that it uses in the arrays of "
                    + ListedNames.of(unused.size(), unused::get) + "; let it keep them until it ends";
        }
        List<String> open = new ArrayList<>();
        for (List<TestedSource> all : List.of(stages, parameters)) {
            for (TestedSource tested : all) {
                if (tested.status() == SourceStatus.OPEN || tested.status() == SourceStatus.NOT_TESTED) {
                    open.add("'" + tested.source().name() + "'");
                }
            }
        }
        return open.isEmpty()
                ? "each derivative follows from that of the step after it, as far as the noise of the cost lets it be seen"
                : "noise or kinks hide whether the " + (open.size() == 1 ? "derivative" : "derivatives") + " by "
                        + ListedNames.of(open.size(), open::get) + " " + (open.size() == 1 ? "is" : "are") + " right";
    }

    private List<Stages.Step> steps(Set<Integer> wrong) {
        List<Stages.Step> steps = new ArrayList<>();
        for (int k = 0; k <= pass.stages(); k++) {
            boolean isEnd = k == pass.stages();
            Stages.State state = wrong.contains(k)
                    ? Stages.State.WRONG
                    : !isEnd && isOpen(k) ? Stages.State.UNKNOWN : Stages.State.RIGHT;
            steps.add(new Stages.Step(nameOf(k), state, isEnd ? "" : words(k)));
        }
        return List.copyOf(steps);
    }

    private boolean isOpen(int stage) {
        SourceStatus status = ofStage(stage).status();
        return isUnreliable(stage) || status == SourceStatus.OPEN || status == SourceStatus.NOT_TESTED;
    }

    private String words(int stage) {
        if (isUnreliable(stage)) {
            return "its gradient array does not hold the derivative that backward used";
        }
        return switch (ofStage(stage).status()) {
            case RIGHT ->
                wrongAbove.get(stage)
                        ? "the derivative by its values is wrong, because that of a later step is"
                        : openAbove.get(stage)
                                ? "it is not known whether the derivative by a later step is right, from which that by its"
                                        + " values follows"
                                : "the derivative by its values is right";
            case WRONG -> "the derivative by its values is wrong";
            case NOT_READ -> "nothing reads its values";
            case OPEN, NOT_TESTED -> "it is not known whether the derivative by its values is right";
        };
    }
}
