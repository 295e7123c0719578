package org.gradcheck.internal.evaluation;

import java.util.List;
import org.gradcheck.internal.text.DisplacedHint;
import org.gradcheck.internal.text.DisplacedNames;
import org.gradcheck.subject.ParameterBlock;

/**
 * Adds the displaced parameters to exceptions of the user's code as a hint.
 *
 * @param blocks the parameters
 * @param point their values at the point of the check
 */
public record ThrownWhereDisplaced(List<ParameterBlock> blocks, ParameterSnapshot point) {

    /**
     * Adds the hint to an exception of the user's code.
     *
     * @param code the code that threw it, such as {@code cost}
     * @param evaluation the class that called the code
     */
    public void name(Throwable thrown, String code, Class<?> evaluation) {
        DisplacedHint.add(thrown, code, moved(), evaluation);
    }

    private DisplacedNames moved() {
        DisplacedNames moved = new DisplacedNames();
        try {
            point.compare(moved);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
            return new DisplacedNames(); // the exception of the code is what the user has to know
        }
        return moved;
    }
}
