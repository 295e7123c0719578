package org.gradcheck.samples.kotlin

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.platform.engine.TestExecutionResult
import org.junit.platform.engine.discovery.DiscoverySelectors.selectClass
import org.junit.platform.testkit.engine.EngineTestKit
import kotlin.reflect.KClass

class WrongGradientTest {

    @Test
    fun `a bug is named`() {
        assertEquals(
            """
            WrongGradientTestCase.backpropagation is the gradient of the cost [1] seed 517c90: 4 of 6 entries disagree, in hidden (72 cost evaluations)
              hidden  2 x 2  DISAGREES  4 wrong
              output  2      agrees     2 right, errors above 7e-08 would show
              worst entries       analytic        numeric  error bar
              hidden[0][0]   -6.533211e-03  -3.622495e-03    #######
              hidden[0][1]    3.733263e-03   2.069997e-03    #######
              hidden[1][0]   -2.917350e-03  -2.848735e-03    #######
              hidden[1][1]    1.667057e-03   1.627848e-03    #######
            Cause: a factor of its own for each row (CONSTANT_ROW_FACTOR) in hidden
              analytic = numeric x one factor for each of rows 0 and 1 of 2: 1.803511, 1.024086
              remedy: look at what is multiplied once for each unit (row)
            Reproduce: mvn test -Dtest='org.gradcheck.samples.kotlin.WrongGradientTestCase#backpropagation?is?the?gradient?of?the?cost' -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false
            """.trimIndent().let { withoutErrorBars(it) },
            withoutErrorBars(failureOf(WrongGradientTestCase::class, "junit-jupiter").message),
        )
    }

    @Test
    fun `a failure is at the first line of its method`() {
        assertEquals(
            "[org.gradcheck.samples.kotlin.WrongGradientTestCase.backpropagation is the gradient of the cost" +
                "(WrongGradientTestCase.kt:11)]",
            failureOf(WrongGradientTestCase::class, "junit-jupiter").stackTrace.contentToString(),
        )
    }

    @Test
    fun `a body after an equals sign fails, since it never runs`() {
        assertEquals(
            "Configuration error: @GradientCheck method org.gradcheck.samples.kotlin.ExpressionTestCase.gradient:" +
                " it returns GradientSubject, and JUnit runs only test methods without a result; declare it void" +
                " (in Kotlin, write its body in braces, without '=')",
            failureOf(ExpressionTestCase::class, "gradcheck").message,
        )
    }

    /** The last bits of tanh differ between versions of Java, and with them the error bars and the order of the worst entries. */
    private fun withoutErrorBars(text: String?) =
        text.orEmpty().replace(Regex("""\d\.\de-1\d"""), "#######").lines().sorted().joinToString("\n")

    private fun failureOf(testCase: KClass<*>, engine: String): Throwable =
        EngineTestKit.engine(engine)
            .selectors(selectClass(testCase.java))
            .configurationParameter("gradcheck.report", "never")
            .execute()
            .testEvents()
            .failed()
            .map { it.getRequiredPayload(TestExecutionResult::class.java).throwable.orElseThrow() }
            .toList()
            .single()
}
