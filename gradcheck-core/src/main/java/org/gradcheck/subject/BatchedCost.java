package org.gradcheck.subject;

import java.util.List;

/**
 * A cost that is evaluated at many points in one call, as a GPU or a cluster does in one job.
 *
 * <p>All perturbations of a call displace the same point. An engine transfers the point once, and then the displaced
 * entries:
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
 * <p>A check evaluates both sides of many entries in one call, in lists of at most 1024 perturbations. To refine an entry, it
 * evaluates both sides of that entry. To measure the noise, it evaluates 6 or 8 displacements of all parameters; to compare
 * very many parameters, 6 along each direction. Lists of one perturbation occur too, also of one without entries: the point
 * itself. Verdict, report and number of evaluations are the same as for a cost that is evaluated point by point.
 */
@FunctionalInterface
public interface BatchedCost {

    /**
     * Evaluates the cost at displaced points. The stored parameters are at the point that is displaced. An
     * implementation need not change them; if it does, it must restore them.
     *
     * @param perturbations 1 to 1024 points, valid until this call returns
     * @return one cost for each perturbation, in their order; NaN or infinite where the cost has no value. The array may be
     *     reused
     * @throws IllegalArgumentException if the cost refuses one of the points; each is then evaluated by itself, so
     *     returning NaN takes less time
     * @throws ArithmeticException likewise
     */
    double[] costs(List<Perturbation> perturbations);
}
