package org.gradcheck.internal.parameters;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;

/**
 * Resolution of a storage: the smallest relative change of a parameter that changes the stored value. It is measured by doubling a
 * displacement of one parameter, from one unit in the last place of a double, until the stored value changes. The parameter is
 * restored.
 */
public final class StorageResolution {

    /** Largest resolution of a storage in double precision. Chosen: four units in the last place, 2^-52, of a double. */
    private static final double DOUBLE_PRECISION = 0x1p-50;

    /**
     * Smallest step in units of the resolution. Chosen: rounding is then at most 1/1024 of the displacement, and still below a
     * hundredth where a parameter is several times as large as the typical one.
     */
    private static final double UNITS_OF_SMALLEST_STEP = 0x1p9;

    private StorageResolution() {}

    /** Returns the blocks that are stored in double precision. Displaces a parameter of each block and restores it. */
    public static List<ParameterVector> probeForExact(List<ParameterVector> blocks) {
        return blocks.stream().filter(block -> probe(block) <= DOUBLE_PRECISION).toList();
    }

    /**
     * Returns the smallest distance, as a part of a direction, whose displacements all storages keep almost exactly. Displaces a
     * parameter of each block and restores it.
     */
    public static double probeForSmallestStep(List<ParameterVector> blocks) {
        return UNITS_OF_SMALLEST_STEP
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
