package org.gradcheck.stages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A step of a network: it computes its values from those of earlier steps, and adds to the gradients of these and of its parameters. A step has
 * bugs, one of which may be switched on.
 */
abstract class Step {

    final String name;
    final List<Step> inputs;
    final Numbers values;
    final Numbers gradient;
    final Map<String, Numbers> parameters = new LinkedHashMap<>();
    final Map<String, Numbers> gradients = new LinkedHashMap<>();
    String bug = "";

    Step(String name, Numbers values, List<Step> inputs) {
        this.name = name;
        this.inputs = inputs;
        this.values = values;
        this.gradient = values.alike();
    }

    abstract void forward();

    abstract void backward();

    abstract List<String> bugs();

    final boolean has(String wanted) {
        return bug.equals(wanted);
    }

    final Step input() {
        return inputs.get(0);
    }

    final Numbers x() {
        return input().values;
    }

    final Numbers dx() {
        return input().gradient;
    }

    final void parameter(String parameter, Numbers numbers) {
        parameters.put(parameter, numbers);
        gradients.put(parameter, numbers.alike());
    }

    final Numbers p(String parameter) {
        return parameters.get(parameter);
    }

    final Numbers dp(String parameter) {
        return gradients.get(parameter);
    }
}
