package org.gradcheck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for random coordinates on a {@code double[]} parameter of a {@link GradientCheck} method, of its constructor or of a
 * method around it: other ones for each parameter and in each invocation, uniform between two bounds.
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
