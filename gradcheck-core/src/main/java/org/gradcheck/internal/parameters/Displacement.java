package org.gradcheck.internal.parameters;

import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;

/** A displacement from the point of a check to another point. {@link Displaced} writes it to the parameters. */
public sealed interface Displacement {

    /** Stores the other point. */
    void store();

    /** Puts back, to the bit, all values that {@link #store} replaces. */
    void putBack();

    /** Returns whether storing another point replaces all values that this one has stored. */
    boolean isReplacedBy(Displacement other);

    /** Returns a number that is read while the point is stored. */
    double reading();

    /** Returns the point as it is stored. */
    DisplacedPoint stored();

    /**
     * One entry gets another value. Its reading is the value as the storage rounds it.
     *
     * @param parameters the array of the entry
     * @param entry the entry
     * @param origin its value at the point
     * @param value its other value
     */
    record OfEntry(ParameterVector parameters, int entry, double origin, double value) implements Displacement {

        @Override
        public void store() {
            parameters.set(entry, value);
        }

        @Override
        public void putBack() {
            parameters.set(entry, origin);
        }

        @Override
        public boolean isReplacedBy(Displacement other) {
            return other instanceof OfEntry next && next.parameters == parameters && next.entry == entry;
        }

        @Override
        public double reading() {
            return parameters.get(entry);
        }

        @Override
        public DisplacedPoint stored() {
            return new DisplacedPoint.OfEntry(parameters, entry, reading());
        }
    }

    /**
     * Many entries move along a direction.
     *
     * @param point the point
     * @param direction the direction
     * @param range the entries to displace
     * @param distance the distance as a part of the direction, of either sign
     * @param expected computes the reading: the expected change of the cost there
     */
    record Along(StoredPoint point, Direction direction, EntryRange range, double distance, DoubleSupplier expected)
            implements Displacement {

        @Override
        public void store() {
            point.displace(direction, range, distance);
        }

        @Override
        public void putBack() {
            point.restore(direction, range);
        }

        @Override
        public boolean isReplacedBy(Displacement other) {
            return other instanceof Along next
                    && next.point == point
                    && next.direction == direction
                    && next.range.isSame(range);
        }

        @Override
        public double reading() {
            return expected.getAsDouble();
        }

        @Override
        public DisplacedPoint stored() {
            return point.stored(range);
        }
    }
}
