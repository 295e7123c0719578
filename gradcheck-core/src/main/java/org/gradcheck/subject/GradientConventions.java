package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The declared conventions of the user's gradient, and the factors between it and the gradient of the cost. */
final class GradientConventions {

    private final Set<String> methods = new HashSet<>();
    private final List<String> declarations = new ArrayList<>();
    private double factor = 1;

    /**
     * Adds a factor.
     *
     * @param method the method that declares it, allowed once
     * @param declaration the sentence for the report
     */
    void declare(String subject, String method, double by, String declaration) {
        if (!methods.add(method)) {
            throw new IllegalStateException(method + " is declared twice for " + subject
                    + ", which would convert its gradient twice; declare it once");
        }
        factor *= by;
        declarations.add(declaration);
    }

    /** Adds a declaration without a factor. */
    void state(String declaration) {
        declarations.add(declaration);
    }

    List<String> declarations() {
        return declarations;
    }

    /** Returns the gradient of the cost. */
    double[] convert(double[] gradient) {
        return factor == 1
                ? gradient
                : Arrays.stream(gradient).map(entry -> entry * factor).toArray();
    }
}
