package org.gradcheck.samples.libraries.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.Gradient;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.gradcheck.subject.Perturbation;

/** The mean of a loss of MLlib over examples that are spread over a cluster. Each call is one job, whatever it is asked. */
final class ClusterCost {

    private final JavaSparkContext cluster;
    private final JavaRDD<LabeledPoint> examples;
    private final Gradient loss;
    private final long count;
    private int jobs;

    ClusterCost(JavaSparkContext cluster, JavaRDD<LabeledPoint> examples, Gradient loss) {
        this.cluster = cluster;
        this.examples = examples;
        this.loss = loss;
        this.count = examples.count();
    }

    int jobs() {
        return jobs;
    }

    /** All perturbed costs in one pass over the examples. */
    double[] at(List<Perturbation> perturbations) {
        Vector[] points = perturbations.stream()
                .map(perturbation -> Vectors.dense(perturbation.values("x")))
                .toArray(Vector[]::new);
        Gradient perExample = loss;
        return mean(points, points.length, (example, weights, sums) -> {
            for (int i = 0; i < weights.length; i++) {
                sums[i] += perExample
                        .compute(example.features(), example.label(), weights[i])
                        ._2$mcD$sp();
            }
        });
    }

    /** The gradient that MLlib adds up over the examples. */
    double[] gradient(double[] point) {
        Gradient perExample = loss;
        return mean(new Vector[] {Vectors.dense(point)}, point.length, (example, weights, sums) -> {
            double unused = perExample.compute(example.features(), example.label(), weights[0], Vectors.dense(sums));
        });
    }

    /** What is added up for each example. */
    private interface Summand extends Serializable {
        void add(LabeledPoint example, Vector[] points, double[] sums);
    }

    private double[] mean(Vector[] points, int size, Summand summand) {
        jobs++;
        Broadcast<Vector[]> everywhere = cluster.broadcast(points);
        double[] sums = examples.aggregate(
                new double[size],
                (soFar, example) -> {
                    summand.add(example, everywhere.value(), soFar);
                    return soFar;
                },
                ClusterCost::plus);
        everywhere.destroy();
        for (int i = 0; i < size; i++) {
            sums[i] /= count;
        }
        return sums;
    }

    private static double[] plus(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
        return a;
    }
}
