package org.gradcheck.diagnosis;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The right numbers, but in another block: two gradients exchanged, or a flat vector with its parts in another order. */
final class ReorderedBlocks implements Hypothesis {

    /** Where an entry is. */
    private record Place(int block, int position) {}

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        List<Integer> wrong = situation.wrongBlocks();
        if (wrong.size() < 2
                || !wrong.stream().allMatch(b -> situation.blocks().get(b).isComplete())) {
            return Stream.empty();
        }
        List<Place> places = wrong.stream()
                .flatMap(block -> IntStream.range(
                                0, situation.blocks().get(block).size())
                        .filter(i -> !situation.matches(block, i))
                        .mapToObj(i -> new Place(block, i)))
                .toList();
        List<Place> byAnalytic = new ArrayList<>(places);
        List<Place> byExpected = new ArrayList<>(places);
        byAnalytic.sort(comparingDouble(place -> situation.analytic(place.block(), place.position())));
        byExpected.sort(
                comparingDouble(place -> situation.expected(place.block()).value(place.position())));
        Map<Place, Place> origins = new HashMap<>();
        double choice = 0;
        for (int k = 0; k < places.size(); k++) {
            origins.put(byAnalytic.get(k), byExpected.get(k));
            choice += Math.log(places.size() - k) / Math.log(2);
        }
        Change moved = (block, right) -> Predicted.of(
                right.of(block).size(),
                i -> value(right, origins.getOrDefault(new Place(block, i), new Place(block, i))),
                i -> error(right, origins.getOrDefault(new Place(block, i), new Place(block, i))));
        String where = BlockNames.of(situation.blocks(), wrong);
        return Stream.of(new Explanation(
                Cause.REORDERED,
                where,
                0,
                choice,
                situation.with(moved),
                () -> "the right values are there, but " + places.size() + " of them at another entry of " + where,
                "give the blocks and their entries the order of the parameters"));
    }

    private static double value(Prediction right, Place place) {
        return right.of(place.block()).value(place.position());
    }

    private static double error(Prediction right, Place place) {
        return right.of(place.block()).error(place.position());
    }
}
