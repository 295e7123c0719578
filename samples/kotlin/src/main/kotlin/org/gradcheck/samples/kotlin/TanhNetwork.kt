package org.gradcheck.samples.kotlin

import kotlin.math.tanh
import kotlin.random.Random

/** A network with one hidden layer of tanh units and one linear output, on plain arrays. */
open class TanhNetwork(inputs: Int, units: Int, seed: Int) {
    private val random = Random(seed)

    val hidden = Array(units) { DoubleArray(inputs) { random.nextDouble(-1.0, 1.0) } }
    val output = DoubleArray(units) { random.nextDouble(-1.0, 1.0) }
    val hiddenGradient = Array(units) { DoubleArray(inputs) }
    val outputGradient = DoubleArray(units)

    /** Half of the squared error for one example. */
    fun cost(x: DoubleArray, y: Double): Double = error(x, y).let { it * it / 2 }

    fun backward(x: DoubleArray, y: Double) {
        for (unit in output.indices) {
            val activation = activation(unit, x)
            outputGradient[unit] = error(x, y) * activation
            val delta = error(x, y) * output[unit] * slope(activation)
            x.forEachIndexed { input, value -> hiddenGradient[unit][input] = delta * value }
        }
    }

    /** The derivative of tanh, from its value. */
    protected open fun slope(activation: Double): Double = 1 - activation * activation

    private fun error(x: DoubleArray, y: Double): Double = output.indices.sumOf { output[it] * activation(it, x) } - y

    private fun activation(unit: Int, x: DoubleArray): Double = tanh(x.indices.sumOf { hidden[unit][it] * x[it] })
}

/** The same network without the derivative of tanh in its backpropagation. */
class TanhNetworkWithBug(inputs: Int, units: Int, seed: Int) : TanhNetwork(inputs, units, seed) {
    override fun slope(activation: Double): Double = 1.0
}
