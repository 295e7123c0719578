package org.gradcheck;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.DifferenceScheme;
import org.gradcheck.differentiation.NumericDifferentiator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.subject.ParameterBlock;

/**
 * Looks at the entries of a gradient one after the other: a central difference, and where it does not confirm the
 * analytic value, others with smaller steps, since a kink of the cost within the step spoils the first.
 */
final class Examination {

    private static final List<NumericDifferentiator> DIFFERENTIATORS = List.of(
            new NumericDifferentiator(DifferenceScheme.CENTRAL, 1e-5),
            new NumericDifferentiator(DifferenceScheme.FIVE_POINT, 1e-4),
            new NumericDifferentiator(DifferenceScheme.CENTRAL, 1e-7));

    private final Agreement agreement;
    private final DoubleSupplier cost;

    Examination(Agreement agreement, DoubleSupplier cost) {
        this.agreement = agreement;
        this.cost = cost;
    }

    ExaminedBlock examine(ParameterBlock block, double[] analytic) {
        double[] numeric = new double[analytic.length];
        for (int entry = 0; entry < numeric.length; entry++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the gradient check was interrupted at " + block.nameOf(entry));
            }
            numeric[entry] = partial(block.values(), entry, analytic[entry]);
        }
        return new ExaminedBlock(block, analytic, numeric, agreement);
    }

    private double partial(ParameterVector values, int entry, double analytic) {
        double first = DIFFERENTIATORS.get(0).partial(values, entry, cost);
        double numeric = first;
        for (int i = 1; i < DIFFERENTIATORS.size() && agreement.use(analytic, numeric) > 1; i++) {
            numeric = DIFFERENTIATORS.get(i).partial(values, entry, cost);
        }
        return agreement.use(analytic, numeric) > 1 ? first : numeric;
    }
}
