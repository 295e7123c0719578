package org.gradcheck.subject;

import java.util.List;

/**
 * A cost that is evaluated at many points at once, as a GPU or a cluster does in one job.
 *
 * <p>All perturbations of a call displace the same point, so an engine hands that over once, and then what differs:
 *
 * <pre>{@code
 * subject.parameter("weights", net.weights, net.weightsGradient)
 *         .batchedCost(perturbations -> {
 *             Job job = engine.job(perturbations.get(0).point("weights"));
 *             for (Perturbation perturbation : perturbations) {
 *                 Variant variant = job.variant();
 *                 for (DisplacedEntry entry : perturbation.entries()) {
 *                     variant.set(entry.entry(), entry.value());
 *                 }
 *             }
 *             return job.run();
 *         })
 *         .backward(net::backward);
 * }</pre>
 *
 * <p>A check asks for both sides of many entries at once, in lists of at most 1024 perturbations; for both sides of one
 * entry where it looks closer; for 6 or 8 displacements of all parameters where it measures the noise; for 6 along each
 * direction, where very many parameters are compared at once; and for single perturbations, also one without any entry,
 * which is the point itself. Verdict, report and number of evaluations are those
 * of a cost that is evaluated one by one.
 */
@FunctionalInterface
public interface BatchedCost {

    /**
     * Evaluates the cost at displaced points. The stored parameters are at the point that is displaced; they need not be
     * touched, and must be as before in the end.
     *
     * @param perturbations 1 to 1024 points, valid until this call returns
     * @return one cost for each perturbation, in their order; NaN or infinite where the cost has no value. The array may be
     *     used again
     * @throws IllegalArgumentException if the cost refuses one of the points; each is then asked for by itself, so NaN
     *     takes less time
     * @throws ArithmeticException likewise
     */
    double[] costs(List<Perturbation> perturbations);
}
