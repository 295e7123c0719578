package org.gradcheck.samples.libraries.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.Gradient;
import org.apache.spark.mllib.optimization.HingeGradient;
import org.apache.spark.mllib.optimization.LeastSquaresGradient;
import org.apache.spark.mllib.optimization.LogisticGradient;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Losses of MLlib whose examples need not fit one machine: what a check asks at once is one job. */
class LogisticRegressionTest {

    private static final int FEATURES = 20;
    private static JavaSparkContext cluster;

    @BeforeAll
    static void start() {
        cluster = new JavaSparkContext(new SparkConf()
                .setMaster("local[2]")
                .setAppName("gradcheck")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.local.dir", "target/spark"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void logistic() {
        check(new LogisticGradient(2));
    }

    @Test
    void leastSquares() {
        check(new LeastSquaresGradient());
    }

    @Test
    void hinge() {
        check(new HingeGradient());
    }

    private static void check(Gradient loss) {
        ClusterCost cost = new ClusterCost(cluster, cluster.parallelize(examples(500), 4), loss);
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("loss")
                        .point(weights())
                        .batchedCost(cost::at)
                        .gradient(cost::gradient));
        report.assertPassed();
        assertThat(report.evaluations()).isGreaterThan(2 * FEATURES);
        assertThat(cost.jobs()).isLessThan(FEATURES);
    }

    private static double[] weights() {
        return new Random(1).doubles(FEATURES, -1, 1).toArray();
    }

    private static List<LabeledPoint> examples(int count) {
        Random random = new Random(2);
        List<LabeledPoint> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(new LabeledPoint(
                    random.nextInt(2),
                    Vectors.dense(random.doubles(FEATURES, -1, 1).toArray())));
        }
        return examples;
    }
}
