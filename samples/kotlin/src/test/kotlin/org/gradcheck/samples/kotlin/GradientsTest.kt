package org.gradcheck.samples.kotlin

import org.gradcheck.GradientAssertions.assertGradient
import org.gradcheck.junit.GradientCheck
import org.gradcheck.junit.RandomPoint
import org.gradcheck.subject.GradientSubject
import org.junit.jupiter.api.Test

class GradientsTest {

    @GradientCheck
    fun `backpropagation is the gradient of the cost`(subject: GradientSubject, @RandomPoint(size = 3) x: DoubleArray) {
        val network = TanhNetwork(inputs = 3, units = 4, seed = 1)
        subject.parameter("hidden", network.hidden, network.hiddenGradient)
            .parameter("output", network.output, network.outputGradient)
            .costInPlace { network.cost(x, 0.5) }
            .backwardInPlace { network.backward(x, 0.5) }
    }

    @GradientCheck
    fun `gradient of a function`(subject: GradientSubject, @RandomPoint(size = 2) x: DoubleArray) {
        subject.point(*x).costAt { rosenbrock(it) }.gradient { rosenbrockGradient(it) }
    }

    @Test
    fun `gradient at a point`() {
        assertGradient(::rosenbrock, ::rosenbrockGradient, -1.2, 1.0)
    }
}
