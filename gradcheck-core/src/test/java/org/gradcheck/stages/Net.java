package org.gradcheck.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.stages.Steps.Activation;
import org.gradcheck.subject.GradientSubject;

/** A random network of many kinds of steps with a loss, in either precision. Backward clears all gradients first. */
final class Net {

    final List<Step> steps = new ArrayList<>();
    String bugOfLoss = "";
    private final boolean isFloat;
    private final Random random;
    private int label;
    private final double decay = 0.01;
    private final List<String> declared = new ArrayList<>();

    /**
     * Draws a network.
     *
     * @param size the number of columns; the rows are half as many, at least three
     */
    Net(long seed, boolean isFloat, int size) {
        this(isFloat, new Random(seed));
        begin(size);
        int count = 3 + random.nextInt(3);
        for (int b = 0; b < count; b++) {
            addBlock(b, size);
        }
        if (random.nextBoolean()) {
            add(new PositionalSteps.MeanPool("pool", last()));
        } else {
            addRecurrence();
        }
        end();
    }

    private Net(boolean isFloat, Random random) {
        this.isFloat = isFloat;
        this.random = random;
    }

    /** Returns a network with an embedding, positions, some steps, and logits. */
    static Net of(int size, boolean isFloat, BiConsumer<Net, Random> steps) {
        Net net = new Net(isFloat, new Random(1));
        net.begin(size);
        steps.accept(net, net.random);
        net.end();
        return net;
    }

    private void begin(int size) {
        int rows = Math.max(3, size / 2);
        int[] numbers = new int[rows];
        for (int t = 0; t < rows; t++) {
            numbers[t] = t == 1 ? numbers[0] : random.nextInt(rows + 2);
        }
        add(new Steps.Embedding("embedding", numbers, Numbers.random(rows + 2, size, isFloat, random, 0, 1)));
        add(new Steps.Positions("positions", last(), random));
    }

    private void end() {
        add(new Steps.Dense("logits", last(), 4, random));
        label = random.nextInt(4);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    void add(Step step) {
        steps.add(step);
    }

    private void addBlock(int b, int size) {
        Step before = last();
        switch (random.nextInt(7)) {
            case 0 -> {
                add(new Steps.LayerNorm("norm " + b, before, random));
                add(new Steps.Dense("queries " + b, last(), 3 * size, random));
                add(new WideSteps.Attention("attention " + b, last()));
                add(new Steps.Dense("mixed " + b, last(), size, random));
                add(new WideSteps.Sum("sum " + b, before, last()));
            }
            case 1 -> {
                add(new Steps.Dense("wide " + b, before, 2 * size, random));
                add(new Activation("activation " + b, last(), kind()));
                add(new Steps.Dense("narrow " + b, last(), size, random));
                add(new WideSteps.Sum("sum " + b, before, last()));
            }
            case 2 -> {
                add(new Steps.Dense("double " + b, before, 2 * size, random));
                add(new PositionalSteps.Gate("gate " + b, last()));
            }
            case 3 -> add(new PositionalSteps.Convolution("convolution " + b, before, random));
            case 4 -> {
                add(new WideSteps.BatchNorm("batch norm " + b, before, random));
                add(new Activation("activation " + b, last(), kind()));
            }
            case 5 -> {
                add(new Steps.Dense("scores " + b, before, size, random));
                add(new Steps.Softmax("softmax " + b, last()));
                add(new Steps.LayerNorm("norm " + b, last(), random));
            }
            default -> {
                add(new Steps.Dense("dense " + b, before, size, random));
                add(new Activation("activation " + b, last(), kind()));
            }
        }
    }

    private Activation.Kind kind() {
        List<Activation.Kind> kinds = Arrays.asList(Activation.Kind.values());
        return kinds.get(random.nextInt(kinds.size()));
    }

    private void addRecurrence() {
        Step rows = last();
        WideSteps.Recurrence first = new WideSteps.Recurrence("state 0", rows, random);
        add(first);
        for (int t = 1; t < 3; t++) {
            first = new WideSteps.Recurrence("state " + t, rows, first, t);
            add(first);
        }
    }

    /** Cross-entropy of the logits, and a part of the squared table of the embedding. */
    double loss() {
        Numbers logits = last().values;
        double sum = 0;
        for (int k = 0; k < logits.size(); k++) {
            sum += Math.exp(logits.get(k));
        }
        double squares = 0;
        for (double entry : steps.get(0).p("table").toArray()) {
            squares += entry * entry;
        }
        return Math.log(sum) - logits.get(label) + decay / 2 * squares;
    }

    static List<String> bugsOfLoss() {
        return List.of("label forgotten", "not normalised", "decay doubled");
    }

    void backward() {
        for (Step step : steps) {
            step.gradient.clear();
            step.gradients.values().forEach(Numbers::clear);
        }
        Numbers logits = last().values;
        double sum = 0;
        for (int k = 0; k < logits.size(); k++) {
            sum += Math.exp(logits.get(k));
        }
        for (int k = 0; k < logits.size(); k++) {
            double probability = Math.exp(logits.get(k)) / (bugOfLoss.equals("not normalised") ? 1 + sum : sum);
            last().gradient.set(k, probability - (k == label && !bugOfLoss.equals("label forgotten") ? 1 : 0));
        }
        Numbers table = steps.get(0).p("table");
        for (int i = 0; i < table.size(); i++) {
            double factor = bugOfLoss.equals("decay doubled") ? 2 : 1;
            steps.get(0).dp("table").add(i, factor * decay * table.get(i));
        }
        for (int k = steps.size() - 1; k >= 0; k--) {
            steps.get(k).backward();
        }
    }

    GradientSubject describe(String name) {
        GradientSubject subject = parameters(name);
        for (Step step : steps) {
            step.values.declareAsStage(subject, step.name, step.gradient, step::forward);
        }
        return subject.cost(this::loss).backward(this::backward);
    }

    /** Describes the same cost without stages. */
    GradientSubject describeAsOne(String name) {
        return parameters(name)
                .cost(() -> {
                    steps.forEach(Step::forward);
                    return loss();
                })
                .backward(this::backward);
    }

    private GradientSubject parameters(String name) {
        GradientSubject subject = GradientSubject.named(name);
        for (Step step : steps) {
            step.parameters.forEach((parameter, numbers) -> {
                String shared = step instanceof WideSteps.Recurrence ? parameter : parameter + " of " + step.name;
                if (!declared.contains(shared)) {
                    numbers.declareAsParameter(subject, shared, step.dp(parameter));
                    declared.add(shared);
                }
            });
        }
        return subject;
    }

    GradientReport check() {
        return GradientChecker.standard().check(describe("net"));
    }

    boolean isFloat() {
        return isFloat;
    }
}
