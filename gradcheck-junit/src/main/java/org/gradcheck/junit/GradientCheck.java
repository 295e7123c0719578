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
 * Marks a test method that computes a gradient; gradcheck compares it with finite differences of the cost when the
 * method has ended.
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
 * <p>The method declares what it needs, in any order, each at most once ({@link RandomPoint} as often as it likes); its
 * other parameters are left to other extensions. The same objects are also handed to {@code @BeforeEach} and {@code @AfterEach} methods and to the
 * constructor, unless one instance serves all methods of its class, which is constructed before any of them.
 *
 * <ul>
 *   <li>{@link org.gradcheck.network.FeedforwardNetwork} with {@link Network}: a network with random weights.
 *   <li>{@link org.gradcheck.network.TrainingBatch}: random inputs, and targets that fit the cost of the network.
 *   <li>{@link org.gradcheck.network.NetworkGradient}: zero in all entries, to be filled; checked afterwards.
 *   <li>{@link org.gradcheck.subject.GradientSubject}: to be told where parameters, cost and gradient of the user's own
 *       code are; checked afterwards.
 *   <li>{@link org.gradcheck.GradientChecker}: for a method that checks several things by itself; each must pass, asserted or
 *       not.
 *   <li>{@link org.apache.commons.math3.random.RandomGenerator}: seeded.
 *   <li>{@code double[]} with {@link RandomPoint}: random coordinates.
 * </ul>
 *
 * <p>At least one of {@code NetworkGradient}, {@code GradientSubject} and {@code GradientChecker} must be among them, and
 * a method that ends without having given it something to check fails.
 *
 * <h2>Invocations</h2>
 *
 * <p>The method runs once for each combination of the alternatives of {@link Network} and each trial. The seed of an
 * invocation follows from the test method, the base {@link #seed} and the number of the invocation, so each can be
 * repeated alone, and in parallel with others. The message of a failed check ends with the command that repeats it. An
 * exception of the test's own code passes through as it is, with that command as a suppressed exception, which the stack
 * trace shows.
 *
 * <p>Each check, passed or failed, publishes report entries: {@code gradcheck} (its name), {@code verdict},
 * {@code entries}, {@code evaluations} of the cost, and, if any entry was compared, {@code worst} and {@code sensitivity}; and {@code page}, if it has one.
 * A check that takes long publishes {@code gradcheck.progress} and logs the same at level {@code INFO} of the logger {@code
 * org.gradcheck}, every 5 seconds or {@code gradcheck.progressSeconds}.
 *
 * <p>A check that fails leaves a page in {@code target/gradcheck} (with Gradle {@code build/gradcheck}), which the last line
 * but one of its message names; it is also published as a file of the invocation, where the launcher has a place for files.
 *
 * <h2>Configuration</h2>
 *
 * <p>What an attribute leaves open is looked up in the JUnit configuration parameter of the same name with the prefix
 * {@code gradcheck.} (a system property, or a line in {@code junit-platform.properties}), then has its default. In
 * addition {@code gradcheck.only=3} runs nothing but the third invocation of a method; {@code gradcheck.report} is
 * {@code failures}, {@code always} or {@code never} and says which checks leave a page, {@code gradcheck.report.directory}
 * where; {@code gradcheck.console=detailed} ends failures with a map of the worst block. A system property of another
 * name, such as {@code gradcheck.seeed}, is logged as a warning with the nearest setting; it is not an error, since a build
 * may have properties of its own, and those in {@code junit-platform.properties} cannot be listed.
 *
 * <h2>Conditions</h2>
 *
 * <p>The method must return {@code void}. JUnit Jupiter does not run a template method that returns a value; it
 * warns since 5.13, and {@code junit.platform.discovery.issue.severity.critical=warning} in {@code junit-platform.properties} makes that
 * warning a failure. A method carries this annotation alone, not beside {@code @Test} or {@code @ParameterizedTest}, and
 * shares its name with no other method that carries it. The annotation is inherited with its method and can be used as a
 * meta-annotation.
 *
 * <p>A parameter with {@code @Autowired}, {@code @Qualifier} or {@code @Value} of Spring, or with {@code @Mock} of Mockito, is
 * left to that extension. Of a constructor with {@code @Autowired} or {@code @Inject} Spring claims every parameter: there a
 * {@code RandomGenerator} is left to it, and any other object of gradcheck is refused with a configuration error. Annotate the
 * parameters that Spring provides instead of the constructor.
 *
 * <h2>Versions</h2>
 *
 * <p>The annotation runs on JUnit Jupiter 5.8 to 6.1, in the version that the user's project declares; gradcheck brings no JUnit.
 * On an older version each method fails with a configuration error. Without Jupiter on the class path javac refuses the source,
 * unless an annotation processor path or a module path keeps it from looking there. The pages of checks are published as files
 * of their tests since Jupiter 5.12. A method that returns a value is skipped; JUnit warns of it since 5.13.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(GradientCheckExtension.class)
public @interface GradientCheck {

    /**
     * How often each combination of alternatives is checked, each time with another seed.
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
     * How the entries of a gradient are looked at: each by itself, or all at once along random directions.
     *
     * @return {@link CheckMode#AUTO} stands for 'not set': the configuration parameter {@code gradcheck.mode}, else the
     *     number of entries decides
     */
    CheckMode mode() default CheckMode.AUTO;

    /**
     * Overrides how far analytic and numeric value may be apart, relative to the larger of the two.
     *
     * @return a finite value of 0 or more; NaN stands for 'not set': the configuration parameter
     *     {@code gradcheck.relativeTolerance}, else no override
     */
    double relativeTolerance() default Double.NaN;

    /**
     * Overrides how far analytic and numeric value may be apart, in the unit of the gradient.
     *
     * @return a finite value of 0 or more; NaN stands for 'not set': the configuration parameter
     *     {@code gradcheck.absoluteTolerance}, else no override
     */
    double absoluteTolerance() default Double.NaN;
}
