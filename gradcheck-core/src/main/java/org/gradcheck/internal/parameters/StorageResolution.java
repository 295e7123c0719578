package org.gradcheck.internal.parameters;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;

/**
 * The smallest part of a parameter by which a storage can change it. A storage in single precision, for example, ignores
 * smaller changes. It is found by doubling a displacement of one parameter until the storage holds another value; the
 * parameter is put back.
 */
public final class StorageResolution {

    /** A storage in double precision changes a number by less than this part of it. */
    private static final double EXACT = 0x1p-50;

    /** So many units of a storage are rounded by no more than a hundredth, also where a parameter is larger than most. */
    private static final double FAITHFUL = 0x1p9;

    private StorageResolution() {}

    /** Finds the blocks that hold numbers in double precision. Displaces a parameter of each block. */
    public static List<ParameterVector> probeForExact(List<ParameterVector> blocks) {
        return blocks.stream().filter(block -> probe(block) <= EXACT).toList();
    }

    /**
     * Finds the smallest part of a direction that no storage rounds by more than a small part of it. Displaces a parameter of
     * each block.
     */
    public static double probeForSmallestStep(List<ParameterVector> blocks) {
        return FAITHFUL
                * blocks.stream().mapToDouble(StorageResolution::probe).max().orElse(0);
    }

    private static double probe(ParameterVector parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            double origin = parameters.get(i);
            if (!parameters.isFixed(i) && Math.abs(origin) >= Double.MIN_NORMAL) {
                for (double unit = Math.ulp(1.0); unit < 1; unit *= 2) {
                    if (isMovedBy(unit, parameters, i, origin)) {
                        return unit;
                    }
                }
            }
        }
        return Math.ulp(1.0);
    }

    private static boolean isMovedBy(double unit, ParameterVector parameters, int i, double origin) {
        double below = origin - unit * origin;
        boolean hasRoom = below >= parameters.lowerBound(i) && below <= parameters.upperBound(i);
        double moved = origin + (hasRoom ? -unit : unit) * origin;
        try (Displaced displaced = new Displaced()) {
            return displaced.to(new Displacement.OfEntry(parameters, i, origin, moved)) != origin;
        }
    }
}
