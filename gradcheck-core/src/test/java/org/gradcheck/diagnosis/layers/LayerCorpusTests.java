package org.gradcheck.diagnosis.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Layers and losses of other people with mistakes by hand: is each of them named, or described truly?
 * {@code -Dgradcheck.test.layers=10} takes ten seeds from {@code -Dgradcheck.test.layers.seed} on, in double and single precision;
 * {@code -Dgradcheck.test.layers.large=true} sizes of 10,000 to 20,000 entries. The reports that fail are in
 * {@code target/layers.txt}.
 */
class LayerCorpusTests {

    private static final int SEEDS = Integer.getInteger("gradcheck.test.layers", 1);
    private static final int FIRST_SEED = Integer.getInteger("gradcheck.test.layers.seed", 1);
    private static final boolean ARE_LARGE = Boolean.getBoolean("gradcheck.test.layers.large");

    private int checked;
    private int named;
    private int missed;
    private int falseOnes;
    private final StringBuilder failures = new StringBuilder();

    static List<LayerCase> layers(int seed, boolean areLarge) {
        List<LayerCase> layers = new ArrayList<>();
        layers.addAll(ElementwiseLayers.all(new Random(seed), areLarge ? 12_000 : 20 + seed % 7));
        int outputs = areLarge ? 100 : 5 + seed % 3;
        int inputs = areLarge ? 120 : 7 + seed % 2;
        int examples = areLarge ? 12 : 9;
        layers.addAll(DenseLayers.all(new Random(seed), outputs, inputs, examples));
        layers.addAll(ClassLayers.all(new Random(seed), outputs, inputs, examples));
        int length = areLarge ? 60 : 5 + seed % 2;
        int width = areLarge ? 64 : 6 + seed % 3;
        layers.addAll(SequenceLayers.all(new Random(seed), length, width));
        layers.addAll(NormalisationLayers.all(new Random(seed), length, width));
        return layers;
    }

    @Test
    void mistakesAreNamedOrDescribedTruly() throws IOException {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            for (LayerCase layer : layers(seed, ARE_LARGE)) {
                check(seed, new LayerCheck(layer, false));
                check(seed, new LayerCheck(layer, true));
            }
        }
        String summary = checked + " mistakes, " + named + " named or described, " + missed + " passed, " + falseOnes
                + " with a false statement\n";
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "layers.txt"), summary + failures);

        assertThat(falseOnes).as(failures.toString()).isLessThanOrEqualTo(checked / 200);
        assertThat(named).as(failures.toString()).isGreaterThanOrEqualTo((int) (0.9 * checked));
    }

    private void check(int seed, LayerCheck check) {
        GradientReport right = check.report(LayerCase.RIGHT);
        if (right.verdict() == Verdict.DISAGREES) {
            failures.append("RIGHT ").append(right).append("\n\n");
        }
        for (LayerCase.Mistake mistake : check.layer().mistakes()) {
            if (!check.isSeen(mistake.name())) {
                continue;
            }
            GradientReport report = check.report(mistake.name());
            checked++;
            String title = " " + check.layer().name() + " / " + mistake.name() + ", seed " + seed
                    + (check.inFloats() ? ", floats" : "") + "\n";
            if (report.verdict() != Verdict.DISAGREES) {
                missed++;
                failures.append("PASSED").append(title).append(report).append("\n\n");
                continue;
            }
            List<String> wrong = check.falseStatements(mistake.name(), report);
            boolean isNamed = check.isNamed(mistake, report);
            named += isNamed ? 1 : 0;
            falseOnes += wrong.isEmpty() ? 0 : 1;
            if (!wrong.isEmpty()) {
                failures.append("FALSE ")
                        .append(wrong)
                        .append(title)
                        .append(report)
                        .append("\n\n");
            } else if (!isNamed) {
                failures.append("NOT NAMED").append(title).append(report).append("\n\n");
            }
        }
    }
}
