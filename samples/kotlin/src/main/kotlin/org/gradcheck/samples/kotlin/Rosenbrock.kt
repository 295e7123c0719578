package org.gradcheck.samples.kotlin

/** Rosenbrock's function of two coordinates. */
fun rosenbrock(x: DoubleArray): Double {
    val bend = x[1] - x[0] * x[0]
    return (1 - x[0]) * (1 - x[0]) + 100 * bend * bend
}

fun rosenbrockGradient(x: DoubleArray): DoubleArray {
    val bend = x[1] - x[0] * x[0]
    return doubleArrayOf(-2 * (1 - x[0]) - 400 * x[0] * bend, 200 * bend)
}
