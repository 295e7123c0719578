package org.gradcheck.internal.differentiation;

import java.util.List;

/**
 * Test for a jump of the cost at the point: on one side, the change of the cost at the smallest step is almost as large as at the
 * next step, which is at least four times as far away, clearly larger than the noise and than the change on the other side, and
 * converges as the step shrinks.
 */
final class JumpTest {

    /** Smallest ratio of the two steps that show a jump: formula at {@link #REMAINDER}. */
    private static final double STEP_RATIO = 4;

    /**
     * Part of the change of the cost that remains at a jump when the step shrinks by {@link #STEP_RATIO}. A jump keeps 1; a
     * square root, the steepest continuous cost considered, keeps {@code 1 / sqrt(4) = 0.5}. Chosen between them, close to the
     * square root.
     */
    private static final double REMAINDER = 0.6;

    /** Factor by which the change on the other side must be exceeded at a jump. Chosen: a kink with a plateau has at most 1. */
    private static final double ASYMMETRY = 2;

    /**
     * Ratio of two changes of that change, from step to step, at a jump. Beside a jump it is the ratio of the steps, at most 1/4, and
     * near a logarithm it is 1. Chosen between them.
     */
    private static final double CONVERGENCE = 0.5;

    private JumpTest() {}

    /**
     * Returns the height of a jump.
     *
     * @param stencils all stencils, by ascending steps
     * @return the height, in the unit of the cost; 0 if there is none
     */
    static double height(List<Stencil> stencils) {
        return Math.max(height(Side.LEFT, stencils), height(Side.RIGHT, stencils));
    }

    /**
     * The height on one side. A change that stays while the step shrinks may also come from a kink close to the point with a plateau
     * beyond it. The change on the other side is then as large.
     */
    private static double height(Side on, List<Stencil> stencils) {
        List<Stencil> side = on.of(stencils);
        if (side.size() < 2 || side.get(1).step() < STEP_RATIO * side.get(0).step()) {
            return 0;
        }
        double near = on.change(side.get(0));
        double far = on.change(side.get(1));
        boolean isAboveNoise =
                near > StepSequence.CLEARLY_ABOVE_NOISE * side.get(0).noise();
        boolean remains = near > REMAINDER * far;
        boolean isOneSided = !(near <= ASYMMETRY * on.opposite().change(side.get(0)));
        boolean converges = side.size() < 3
                || Math.abs(far - near)
                        <= Math.max(
                                CONVERGENCE * Math.abs(on.change(side.get(2)) - far),
                                StepSequence.CLEARLY_ABOVE_NOISE * side.get(0).noise());
        return isAboveNoise && remains && isOneSided && converges ? near : 0;
    }
}
