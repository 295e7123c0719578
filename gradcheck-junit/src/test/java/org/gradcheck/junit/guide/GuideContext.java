package org.gradcheck.junit.guide;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;

/** The code that snippets of the guide check. A snippet is a subclass, so it sees these names. */
public abstract class GuideContext extends ExampleFunctions {

    protected final GradientSubject subject = GradientSubject.named("net");
    protected final ExampleNet net = new ExampleNet();
    protected final double[][] batch = ExampleNet.BATCH;
    protected final ExampleFlatNet flat = new ExampleFlatNet();
    protected final ExampleUnit unit = new ExampleUnit();
    protected final ExampleNoisyNet noisyNet = new ExampleNoisyNet();
    protected final ExampleLayer layer = new ExampleLayer();
    protected final ExampleFloatLayer floatLayer = new ExampleFloatLayer();
    protected final double[] input = {0.6, -1.1};
    protected final ExampleObjective f = new ExampleObjective();
    protected final ExampleModel m = new ExampleModel();
    protected final Engine engine = new Engine();

    /** Takes the place of {@link java.lang.System} in a snippet, so that the test sees what it prints. */
    protected final Console System = new Console();

    /** Runs a snippet that consists of statements. */
    public void run() throws Exception {}

    /** Describes one instance of a network. */
    protected final GradientSubject describe(ExampleNet own) {
        return GradientSubject.named("net")
                .parameter("weights", own.weights, own.weightsGradient)
                .parameter("biases", own.biases, own.biasesGradient)
                .cost(() -> own.cost(batch))
                .backward(() -> own.backpropagate(batch));
    }

    final void checkSubject() {
        GradientChecker.standard().check(subject).assertPassed();
    }

    final String printed() {
        return System.bytes.toString(StandardCharsets.UTF_8);
    }

    /** Where snippets print. */
    protected static final class Console {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        public final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Stands for a GPU or a cluster. */
    protected final class Engine {

        public double[] costs(List<double[]> points) {
            return points.stream().mapToDouble(f::value).toArray();
        }

        public double[][] outputs(List<double[]> points) {
            return points.stream().map(GuideContext.this::hand).toArray(double[][]::new);
        }
    }
}
