package org.gradcheck.samples.kotlin

import org.gradcheck.junit.GradientCheck
import org.gradcheck.subject.GradientSubject

/** Fails on purpose; [WrongGradientTest] runs it. */
class WrongGradientTestCase {

    @GradientCheck(trials = 1)
    fun `backpropagation is the gradient of the cost`(subject: GradientSubject) {
        val network = TanhNetworkWithBug(inputs = 2, units = 2, seed = 1)
        val x = doubleArrayOf(0.7, -0.4)
        subject.parameter("hidden", network.hidden, network.hiddenGradient)
            .parameter("output", network.output, network.outputGradient)
            .costInPlace { network.cost(x, 0.5) }
            .backwardInPlace { network.backward(x, 0.5) }
    }
}

/** JUnit does not run this method, since a body after `=` makes a method with a result. */
class ExpressionTestCase {

    @GradientCheck
    fun gradient(subject: GradientSubject) =
        subject.point(-1.2, 1.0).costAt { rosenbrock(it) }.gradient { rosenbrockGradient(it) }
}
