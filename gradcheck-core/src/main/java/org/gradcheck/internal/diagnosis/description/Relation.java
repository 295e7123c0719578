package org.gradcheck.internal.diagnosis.description;

import java.util.List;
import java.util.Optional;

/** A statement about how the wrong analytic values of a block differ from the numeric ones. */
interface Relation {

    /** From the statement that says the most to the one that says the least. */
    List<Relation> ALL = List.of(
            new SameFactor(),
            new MirrorImages(),
            new SameFactorInLines(),
            new CutOff(),
            new SameDifference(),
            new SameDifferenceInLines(),
            new SameValueInLines(),
            new StraightLineInParameters(),
            new ProductOfVectors(),
            new SameSigns(),
            new SignsOfBothKinds());

    /** Returns the statement if it is true of all wrong entries, and if it could have been false. */
    Optional<String> of(Differences differences);

    /** Returns the first statement that is true. */
    static Optional<String> first(Differences differences) {
        for (Relation relation : ALL) {
            Optional<String> words = differences.size() == 0 ? Optional.empty() : relation.of(differences);
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }
}
