package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;

/**
 * Check of a layer in double or single precision, with a mistake or without one.
 *
 * @param layer the layer
 * @param inFloats whether parameters, gradients and cost are floats
 */
record LayerCheck(LayerCase layer, boolean inFloats) {

    private static final double ROUNDING_OF_FLOATS = 1e-6;

    private static final double ROUNDING_OF_DOUBLES = 1e-10;

    GradientReport report(String bug) {
        return GradientChecker.standard().check(subject(bug));
    }

    /** The point of the check. */
    private double[][] point() {
        double[][] point = layer.point();
        if (inFloats) {
            for (double[] block : point) {
                for (int i = 0; i < block.length; i++) {
                    block[i] = (float) block[i];
                }
            }
        }
        return point;
    }

    private GradientSubject subject(String bug) {
        GradientSubject subject = GradientSubject.named(layer.name());
        layer.examples().ifPresent(subject::examples);
        return inFloats ? floats(subject, bug) : doubles(subject, bug);
    }

    private GradientSubject doubles(GradientSubject subject, String bug) {
        double[][] x = layer.point();
        double[][] g = layer.point();
        for (int b = 0; b < x.length; b++) {
            LayerCase.Block block = layer.blocks().get(b);
            subject.parameter(block.name(), x[b], g[b], 0, block.shape());
        }
        return subject.cost(() -> layer.cost(x)).backward(() -> {
            double[][] of = layer.gradient(x, bug);
            for (int b = 0; b < of.length; b++) {
                System.arraycopy(of[b], 0, g[b], 0, of[b].length);
            }
        });
    }

    private GradientSubject floats(GradientSubject subject, String bug) {
        float[][] x = new float[layer.blocks().size()][];
        float[][] g = new float[x.length][];
        for (int b = 0; b < x.length; b++) {
            LayerCase.Block block = layer.blocks().get(b);
            x[b] = new float[block.values().length];
            g[b] = new float[x[b].length];
            for (int i = 0; i < x[b].length; i++) {
                x[b][i] = (float) block.values()[i];
            }
            subject.parameter(block.name(), x[b], g[b], 0, block.shape());
        }
        return subject.cost(() -> (float) layer.cost(widened(x))).backward(() -> {
            double[][] of = layer.gradient(widened(x), bug);
            for (int b = 0; b < of.length; b++) {
                for (int i = 0; i < of[b].length; i++) {
                    g[b][i] = (float) of[b][i];
                }
            }
        });
    }

    private static double[][] widened(float[][] x) {
        double[][] wide = new double[x.length][];
        for (int b = 0; b < x.length; b++) {
            wide[b] = new double[x[b].length];
            for (int i = 0; i < wide[b].length; i++) {
                wide[b][i] = x[b][i];
            }
        }
        return wide;
    }

    /** Whether a mistake changes any value. */
    boolean isSeen(String bug) {
        return blocks(bug, null).stream().anyMatch(block -> block.countWrong() > 0);
    }

    boolean isNamed(LayerCase.Mistake mistake, GradientReport report) {
        return Pattern.compile(mistake.isNamed()).matcher(told(report)).find();
    }

    /** The causes and the pattern, without the table above them. */
    static String told(GradientReport report) {
        StringBuilder text = new StringBuilder();
        for (Diagnosis diagnosis : report.diagnoses()) {
            text.append(diagnosis.cause())
                    .append(' ')
                    .append(diagnosis.alternatives())
                    .append(" in ")
                    .append(diagnosis.where())
                    .append('\n')
                    .append(diagnosis.evidence())
                    .append('\n')
                    .append(diagnosis.remedy())
                    .append('\n');
        }
        report.pattern().ifPresent(line -> text.append("Pattern: ").append(line));
        return text.toString();
    }

    /** Statements of the report that are not true. */
    List<String> falseStatements(String bug, GradientReport report) {
        List<TrueBlock> blocks = blocks(bug, report);
        List<String> wrong = new ArrayList<>();
        for (Diagnosis diagnosis : report.diagnoses()) {
            if (!CauseClaims.areTrue(diagnosis, blocks)) {
                wrong.add(diagnosis.cause() + " in " + diagnosis.where());
            }
        }
        report.pattern().ifPresent(line -> wrong.addAll(PatternClaims.falseOnes(line, blocks)));
        return wrong;
    }

    /** Whether the report says that an entry is right or wrong. */
    private static boolean isTold(List<EntryVerdicts> verdicts, String block, int i) {
        return verdicts.stream()
                .filter(of -> of.block().equals(block))
                .map(of -> of.verdicts().get(i))
                .anyMatch(verdict -> verdict == EntryVerdict.DISAGREES || verdict == EntryVerdict.AGREES);
    }

    private List<TrueBlock> blocks(String bug, GradientReport report) {
        double[][] x = point();
        double[][] right = layer.gradient(x, LayerCase.RIGHT);
        double[][] wrong = layer.gradient(x, bug);
        List<TrueBlock> blocks = new ArrayList<>();
        for (int b = 0; b < x.length; b++) {
            Shape shape = layer.blocks().get(b).shape();
            String name = layer.blocks().get(b).name();
            MeasuredBlock measured = report == null
                    ? null
                    : report.measured().stream()
                            .filter(block -> block.name().equals(name))
                            .findFirst()
                            .orElse(null);
            List<Integer> entries = measured == null
                    ? IntStream.range(0, x[b].length).boxed().toList()
                    : IntStream.range(0, measured.size())
                            .filter(i -> isTold(report.entryVerdicts(), name, i))
                            .map(measured::entry)
                            .boxed()
                            .toList();
            blocks.add(new TrueBlock(
                    name,
                    shape,
                    x[b],
                    right[b],
                    wrong[b],
                    entries,
                    TrueBlock.largest(right[b]),
                    inFloats ? ROUNDING_OF_FLOATS : ROUNDING_OF_DOUBLES));
        }
        return blocks;
    }
}
