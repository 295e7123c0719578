package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.Finding;

/** Outputs that change nowhere although their derivatives are not all zero: one finding for all blocks of a layer. */
final class UnmovedOutputs {

    private final List<String> places = new ArrayList<>();
    private String statement = "";

    /** @param rows the outputs that do not change with the coordinates of a derivative, in words */
    void add(VectorDerivative derivative, String rows) {
        if (derivative.isOfLayer()) {
            places.add("'" + derivative.matrix().name() + "' (" + rows + ")");
            statement = "the " + derivative.function() + " does not change whatever is stored in "
                    + ListedNames.of(places.size(), places::get);
        } else {
            statement = ofFunction(derivative.function(), rows);
        }
    }

    Optional<Finding> finding() {
        return statement.isEmpty() ? Optional.empty() : Optional.of(finding(statement));
    }

    /** @param rows the outputs of a function that do not change with its coordinates, in words */
    static Finding finding(String function, String rows) {
        return finding(ofFunction(function, rows));
    }

    private static String ofFunction(String function, String rows) {
        return "the " + function + " does not change whatever the coordinates are, in " + rows;
    }

    private static Finding finding(String statement) {
        return new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, statement + "; does it read a copy of them?");
    }
}
