package org.gradcheck.internal.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcheck.internal.text.ListedNames;

/**
 * Sentence about the steps in whose backward an error enters.
 *
 * @param suspects the numbers of the steps, one of which has the error; ascending
 * @param names the names of all steps
 * @param isFollowing whether the derivative by the values of a suspect is wrong, or not known to be right, because of what is nearer to the cost
 * @param inputs the stages by whose values the derivative is wrong
 * @param parameters the blocks by which the derivative is wrong
 */
record Accusation(
        List<Integer> suspects,
        List<String> names,
        boolean isFollowing,
        List<TestedSource> inputs,
        List<TestedSource> parameters) {

    /** @param counts the wrong entries of each stage */
    String sentence(boolean isFirst, Map<TestedSource, EntryCount> counts) {
        String begin = (isFirst ? "The error enters in " : "Another error enters in ");
        return begin + (inputs.isEmpty() ? ofParameters() : ofInputs(counts)) + leftOut() + ".";
    }

    private boolean isEnd() {
        return suspects.contains(names.size() - 1);
    }

    private String end() {
        return names.get(names.size() - 1);
    }

    private String suspectNames() {
        return suspects.size() == 1 ? quoted(suspects.get(0)) : alternatives();
    }

    private String alternatives() {
        int last = suspects.size() - 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            text.append(i == 0 ? "" : i == last ? " or " : ", ").append(quoted(suspects.get(i)));
        }
        return text.toString();
    }

    private String quoted(int step) {
        return step == names.size() - 1 ? "the " + end() : "'" + names.get(step) + "'";
    }

    private String ofInputs(Map<TestedSource, EntryCount> counts) {
        boolean isOne = inputs.size() == 1;
        List<String> counted = new ArrayList<>();
        for (TestedSource input : inputs) {
            counted.add("'" + input.source().name() + "'" + (isOne ? "" : words(input, counts)));
        }
        String wrong = isOne
                ? "that by its input " + counted.get(0) + " is wrong" + words(inputs.get(0), counts)
                : "those by its inputs " + ListedNames.of(counted.size(), counted::get) + " are wrong";
        String also = parameters.isEmpty()
                ? ""
                : parameters.size() == 1
                        ? ", and so is the gradient of " + blocks() + ", which it reads"
                        : ", and so are the gradients of " + blocks() + ", which it reads";
        if (isEnd() && suspects.size() == 1) {
            return "the derivative of the " + end() + ": " + wrong + also;
        }
        String above = isFollowing
                ? "given the derivative by its output as it is, "
                : "the derivative by its output is right, ";
        return "the backward of " + suspectNames() + ": " + above + wrong + also;
    }

    private static String words(TestedSource input, Map<TestedSource, EntryCount> counts) {
        EntryCount count = counts.get(input);
        return count == null ? "" : count.words();
    }

    private String ofParameters() {
        boolean isOfEnd = isEnd() && suspects.size() == 1;
        String gradient =
                (parameters.size() == 1 ? "the gradient of " : "the gradients of ") + blocks() + ", which it reads"
                        + (isOfEnd ? " itself" : "") + ", " + (parameters.size() == 1 ? "is" : "are") + " wrong";
        if (isOfEnd) {
            return "the derivative of the " + end() + ": " + gradient;
        }
        return suspectNames() + ": "
                + (isFollowing
                        ? "given the derivative by its values as it is, "
                        : "the derivative by its values is right, ")
                + gradient;
    }

    private String blocks() {
        return ListedNames.of(
                parameters.size(), i -> "'" + parameters.get(i).source().name() + "'");
    }

    private String leftOut() {
        for (List<TestedSource> sources : List.of(inputs, parameters)) {
            for (TestedSource source : sources) {
                for (int step : source.readers()) {
                    if (source.leavesOut(step)) {
                        return "; the part through " + quoted(step) + " is missing";
                    }
                }
            }
        }
        return "";
    }
}
