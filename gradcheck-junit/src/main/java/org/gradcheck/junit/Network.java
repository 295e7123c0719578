package org.gradcheck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;

/**
 * Describes the feedforward network that a {@link GradientCheck} method receives: dense layers with random weights and
 * small random biases, initialised by activation (Glorot and Bengio, 2010; He et al., 2015).
 *
 * <p>If attributes have several values, the method is invoked for each combination of them.
 */
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Network {

    /**
     * The number of inputs, then the number of units of each layer.
     *
     * @return two or more sizes, each 1 or more; {@code {2, 3, 1}} has two inputs, three hidden units and one output
     */
    int[] layers();

    /**
     * The activation of all hidden layers.
     *
     * @return one or more alternatives, none of them {@link Activation#SOFTMAX}
     */
    Activation[] hidden() default Activation.SIGMOID;

    /**
     * The activation of the output layer.
     *
     * @return one or more alternatives, each of which the cost fits
     */
    Activation[] output() default Activation.SIGMOID;

    /**
     * The cost of an example, averaged over the batch.
     *
     * @return the cost function
     */
    CostFunction cost() default CostFunction.QUADRATIC;

    /**
     * The factor lambda of the term {@code lambda / 2 * (sum of the squared weights)} that is added to the cost.
     *
     * @return 0 or more
     */
    double weightDecay() default 0;

    /**
     * The number of examples in the batch.
     *
     * @return one or more alternatives, each 1 or more
     */
    int[] batchSize() default 5;
}
