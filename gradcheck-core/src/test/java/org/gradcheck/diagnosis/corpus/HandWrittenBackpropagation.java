package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.network.NetworkGradient;

/** Backpropagation as people write it, layer by layer over the whole batch, with the bugs of an {@link InjectedBugs}. */
final class HandWrittenBackpropagation {

    private final Trace trace;
    private final InjectedBugs bugs;

    HandWrittenBackpropagation(Trace trace, InjectedBugs bugs) {
        this.trace = trace;
        this.bugs = bugs;
    }

    /** The gradient in the order of the network's parameters. */
    double[] gradient() {
        return flat(layers());
    }

    NetworkGradient networkGradient() {
        NetworkGradient gradient = NetworkGradient.zerosLike(trace.network());
        double[] entries = gradient();
        for (int i = 0; i < entries.length; i++) {
            gradient.asVector().setEntry(i, entries[i]);
        }
        return gradient;
    }

    private double[][][] layers() {
        double[][][] gradient = new double[trace.depth()][][];
        double[][] deltas = new double[trace.examples()][];
        for (int l = trace.last(); l >= 0; l--) {
            for (int b = 0; b < deltas.length; b++) {
                deltas[b] = l == trace.last()
                        ? bugs.at(l).outputDelta(trace, b)
                        : bugs.at(l).hiddenDelta(trace, l, b, deltas[b], gradient[l + 1]);
            }
            gradient[l] = ofLayer(l, deltas);
        }
        for (int l = 0; l < gradient.length; l++) {
            bugs.at(l).spoil(trace, l, gradient);
        }
        return gradient;
    }

    private double[][] ofLayer(int l, double[][] deltas) {
        List<double[][]> examples = new ArrayList<>();
        for (int b = 0; b < deltas.length; b++) {
            examples.add(Rows.outer(deltas[b], bugs.at(l).input(trace, l, b)));
        }
        double[][] rows = bugs.at(l).combine(examples);
        for (int i = 0; i < trace.units(l); i++) {
            for (int j = 0; j < trace.inputs(l); j++) {
                rows[i][j] += bugs.at(l).decay(trace, trace.weight(l, i, j), false);
            }
            rows[i][trace.inputs(l)] += bugs.at(l).decay(trace, trace.bias(l, i), true);
        }
        return rows;
    }

    private double[] flat(double[][][] layers) {
        double[] entries = new double[trace.network().parameters().getDimension()];
        int next = 0;
        for (double[][] rows : layers) {
            int bias = rows[0].length - 1;
            for (double[] row : rows) {
                System.arraycopy(row, 0, entries, next, bias);
                next += bias;
            }
            for (double[] row : rows) {
                entries[next++] = row[bias];
            }
        }
        return entries;
    }
}
