package org.gradcheck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gradcheck.CheckMode;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test method that computes a gradient. When the method has ended, gradcheck compares the gradient with finite
 * differences of the cost.
 *
 * <pre>{@code
 * @GradientCheck
 * void backprop(@Network(layers = {2, 2, 1}) FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
 *     // compute the gradient of network.cost(batch) and leave it in gradient
 * }
 * }</pre>
 *
 * <h2>What the method receives</h2>
 *
 * <p>The method declares the parameters that it needs, in any order. Each type may occur once, {@link RandomPoint} any number
 * of times. Parameters of other types are left to other extensions. Constructor, {@code @BeforeEach} and {@code @AfterEach}
 * methods can receive the same objects. With one test instance for all methods of a class, the constructor cannot, since it
 * runs before any of them.
 *
 * <ul>
 *   <li>{@link org.gradcheck.network.FeedforwardNetwork} with {@link Network}: a network with random weights.
 *   <li>{@link org.gradcheck.network.TrainingBatch}: random inputs, and targets that fit the cost of the network.
 *   <li>{@link org.gradcheck.network.NetworkGradient}: zero in all entries; the method fills it, and it is checked afterwards.
 *   <li>{@link org.gradcheck.subject.GradientSubject}: the method describes parameters, cost and gradient of its own code,
 *       which are checked afterwards.
 *   <li>{@link org.gradcheck.GradientChecker}: for a method that makes several checks itself; each of them must pass, with or
 *       without {@code assertPassed}.
 *   <li>{@link org.apache.commons.math3.random.RandomGenerator}: seeded.
 *   <li>{@code double[]} with {@link RandomPoint}: random coordinates.
 * </ul>
 *
 * <p>The method must have at least one parameter of type {@code NetworkGradient}, {@code GradientSubject} or {@code
 * GradientChecker}. A method that ends without a check fails.
 *
 * <h2>Invocations</h2>
 *
 * <p>The method runs once for each combination of the alternatives of {@link Network} and each trial. The seed of an
 * invocation follows from the test method, the base {@link #seed} and the number of the invocation, so each can be
 * repeated alone, and in parallel with others. The message of a failed check ends with the command that repeats it. An
 * exception of the test's own code is not wrapped; the command is added to it as a suppressed exception, which the stack trace
 * shows.
 *
 * <p>Each check, passed or failed, publishes report entries: {@code gradcheck} (its name), {@code verdict}, {@code entries},
 * {@code right} (the number of entries seen to be right) and {@code evaluations} of the cost. If an entry was compared, it publishes {@code worst} and {@code sensitivity}; if it has a
 * page, {@code page}. A long check publishes {@code gradcheck.progress} every 5 seconds or {@code gradcheck.progressSeconds}, or
 * later if an evaluation takes longer, and logs the same text at level {@code INFO} of the logger {@code org.gradcheck}.
 *
 * <p>A failed check writes a page to {@code target/gradcheck} (with Gradle {@code build/gradcheck}). The last line but one of
 * its message names the page. If the launcher accepts files, the page is also published as a file of the invocation.
 *
 * <h2>Configuration</h2>
 *
 * <p>An attribute that is not set has the value of the JUnit configuration parameter of the same name with the prefix
 * {@code gradcheck.} (a system property, or a line in {@code junit-platform.properties}), else its default. There are further
 * configuration parameters:
 *
 * <ul>
 *   <li>{@code gradcheck.only=3} runs only the third invocation of a method.
 *   <li>{@code gradcheck.report} is {@code failures}, {@code always} or {@code never}: the checks that get a page.
 *   <li>{@code gradcheck.report.directory} is the folder of the pages.
 *   <li>{@code gradcheck.console=detailed} adds a map of the worst block to failures, {@code checks} prints one line for each
 *       check, also for one that passes.
 * </ul>
 *
 * <p>A system property with another name, such as {@code gradcheck.seeed}, is logged as a warning with the nearest setting. It
 * is not an error, since a build may have properties of its own. Names in {@code junit-platform.properties} are not verified,
 * since JUnit cannot list them.
 *
 * <h2>Conditions</h2>
 *
 * <p>The method must return {@code void}. JUnit Jupiter does not run a template method that returns a value; it
 * warns since 5.13, and {@code junit.platform.discovery.issue.severity.critical=warning} in {@code junit-platform.properties} makes that
 * warning a failure. The annotation cannot be combined with {@code @Test} or {@code @ParameterizedTest}. Two methods of a
 * class that carry it must have different names. The annotation is inherited with its method and can be used as a
 * meta-annotation.
 *
 * <p>A parameter with {@code @Autowired}, {@code @Qualifier} or {@code @Value} of Spring, or with {@code @Mock} of Mockito, is
 * left to that extension. Spring claims every parameter of a constructor with {@code @Autowired} or {@code @Inject}: there a
 * {@code RandomGenerator} is left to Spring, and any other object of gradcheck is a configuration error. To avoid it, annotate
 * the parameters that Spring provides instead of the constructor.
 *
 * <h2>Versions</h2>
 *
 * <p>The annotation runs on JUnit Jupiter 5.8 to 6.1, in the version that the user's project declares; gradcheck brings no JUnit.
 * On an older version each method fails with a configuration error. Without Jupiter on the class path javac refuses the source;
 * it cannot do so with an annotation processor path or a module path. The pages of checks are published as files
 * of their tests since Jupiter 5.12. A method that returns a value is skipped; JUnit warns of it since 5.13.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(GradientCheckExtension.class)
public @interface GradientCheck {

    /**
     * The number of checks of each combination of alternatives, each with another seed.
     *
     * @return 1 or more; 0 stands for 'not set': the configuration parameter {@code gradcheck.trials}, else 3
     */
    int trials() default 0;

    /**
     * The base seed from which the seed of each invocation is derived.
     *
     * @return any number; {@code Long.MIN_VALUE} stands for 'not set': the configuration parameter {@code gradcheck.seed}, else 0
     */
    long seed() default Long.MIN_VALUE;

    /**
     * The mode of the check: entries are compared one by one, or many together (screening).
     *
     * @return the mode; {@link CheckMode#AUTO} stands for 'not set': the configuration parameter {@code gradcheck.mode}, else
     *     a choice by the number of entries and the precision of the cost
     */
    CheckMode mode() default CheckMode.AUTO;

    /**
     * The largest allowed difference of analytic and numeric value, relative to the larger of the two.
     *
     * @return a finite value of 0 or more; NaN stands for 'not set': the configuration parameter
     *     {@code gradcheck.relativeTolerance}, else no override
     */
    double relativeTolerance() default Double.NaN;

    /**
     * The largest allowed difference of analytic and numeric value, in the unit of the gradient.
     *
     * @return a finite value of 0 or more; NaN stands for 'not set': the configuration parameter
     *     {@code gradcheck.absoluteTolerance}, else no override
     */
    double absoluteTolerance() default Double.NaN;

    /**
     * The largest number of evaluations of the cost that each check may take. It decides together with the number of entries how
     * they are compared. The entries that it leaves out are unresolved.
     *
     * @return 1 or more; 0 stands for 'not set': the configuration parameter {@code gradcheck.mostEvaluations}, else no limit
     */
    long mostEvaluations() default 0;
}
