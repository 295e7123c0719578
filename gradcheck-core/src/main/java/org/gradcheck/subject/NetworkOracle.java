package org.gradcheck.subject;

import java.util.Optional;
import org.gradcheck.differentiation.Derivative;
import org.gradcheck.network.PreciseDifferentiator;

/** The second oracle for a block of a built-in network, whose parameters begin at an offset of its flat vector. */
record NetworkOracle(PreciseDifferentiator differentiator, int offset) implements SecondOracle {

    static Optional<SecondOracle> at(int offset, Optional<PreciseDifferentiator> differentiator) {
        return differentiator.map(precise -> new NetworkOracle(precise, offset));
    }

    @Override
    public Derivative partial(int entry) {
        return differentiator.partial(offset + entry);
    }

    @Override
    public int affordableEntries() {
        return differentiator.affordablePartials();
    }

    @Override
    public String description() {
        return PreciseDifferentiator.DIGITS + "-digit arithmetic";
    }
}
