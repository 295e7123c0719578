package org.gradcheck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requests random coordinates for a {@code double[]} parameter of a {@link GradientCheck} method, of its constructor or of a
 * {@code @BeforeEach} or {@code @AfterEach} method. The coordinates are uniform between two bounds, and different for each
 * parameter and each invocation.
 */
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface RandomPoint {

    /**
     * The number of coordinates.
     *
     * @return 1 or more
     */
    int size();

    /**
     * The lower bound of each coordinate.
     *
     * @return a finite value below {@link #max}
     */
    double min() default -1;

    /**
     * The upper bound of each coordinate.
     *
     * @return a finite value above {@link #min}
     */
    double max() default 1;
}
