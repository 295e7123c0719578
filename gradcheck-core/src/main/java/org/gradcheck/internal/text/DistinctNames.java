package org.gradcheck.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of outputs, none of which is empty or that of another output. */
public final class DistinctNames {

    private DistinctNames() {}

    /**
     * Copies the names of outputs.
     *
     * @param owner what has the outputs, for the message
     * @param names one name for each output; not null
     * @return an immutable list
     * @throws IllegalArgumentException if a name is empty or blank, or is that of two outputs; the message has these names and the
     *     numbers of their outputs
     */
    public static List<String> ofOutputs(String owner, String... names) {
        Map<String, List<Integer>> outputs = new LinkedHashMap<>();
        for (int output = 0; output < names.length; output++) {
            outputs.computeIfAbsent(names[output].isBlank() ? "" : names[output], name -> new ArrayList<>())
                    .add(output);
        }
        List<String> refused = new ArrayList<>();
        outputs.forEach((name, of) -> {
            if (name.isEmpty()) {
                refused.add("an empty name to " + outputs(of));
            } else if (of.size() > 1) {
                refused.add("the name '" + name + "' to " + outputs(of));
            }
        });
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(
                    "outputNames(...) of " + owner + " gives " + ListedNames.of(refused.size(), refused::get)
                            + "; give each output a name of its own, or leave outputNames(...) out");
        }
        return List.of(names);
    }

    private static String outputs(List<Integer> numbers) {
        return (numbers.size() == 1 ? "output " : "outputs ")
                + ListedNames.of(numbers.size(), k -> String.valueOf(numbers.get(k)));
    }
}
