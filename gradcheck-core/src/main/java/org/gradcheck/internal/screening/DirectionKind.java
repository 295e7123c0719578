package org.gradcheck.internal.screening;

import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.ParameterSpace;

/** Kinds of directions, each for parameters of its own. */
enum DirectionKind {

    /** Each parameter is displaced to a random side. */
    TWO_SIDED {
        @Override
        Direction direction(ParameterSpace space, long seed) {
            return Direction.ofScreening(space, seed);
        }

        @Override
        double displacement(ParameterSpace space, int number) {
            return space.largestDisplacement(number);
        }

        @Override
        boolean displaces(ParameterSpace space, int number) {
            return !space.isBounded(number) && !space.isFixed(number) && !space.isSeparate(number);
        }
    },

    /** Bounded parameters are displaced away from the nearer bound. */
    INWARDS {
        @Override
        Direction direction(ParameterSpace space, long seed) {
            return Direction.inwards(space, seed);
        }

        @Override
        double displacement(ParameterSpace space, int number) {
            return space.inwardDisplacement(number);
        }

        @Override
        boolean displaces(ParameterSpace space, int number) {
            return space.isBounded(number) && !space.isBoundedOnBothSides(number);
        }
    },

    /** Parameters whose units are not known are displaced without the others, which their displacements would drown. */
    SEPARATE {
        @Override
        Direction direction(ParameterSpace space, long seed) {
            return Direction.separately(space, seed);
        }

        @Override
        double displacement(ParameterSpace space, int number) {
            return space.separateDisplacement(number);
        }

        @Override
        boolean displaces(ParameterSpace space, int number) {
            return space.isSeparate(number) && !space.isBounded(number) && !space.isFixed(number);
        }
    };

    /** Chooses a direction; the same seed gives the same one. */
    abstract Direction direction(ParameterSpace space, long seed);

    /** Returns the largest displacement of a parameter, of either sign; 0 if these directions do not displace it. */
    abstract double displacement(ParameterSpace space, int number);

    /** Returns whether directions displace a parameter as far as most others. */
    abstract boolean displaces(ParameterSpace space, int number);
}
