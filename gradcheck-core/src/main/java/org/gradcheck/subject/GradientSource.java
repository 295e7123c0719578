package org.gradcheck.subject;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the gradient of a block comes from.
 *
 * @param storage gives the entries as they are now
 * @param isGiven whether they are in a storage that was named once, not computed anew each time
 */
record GradientSource(Supplier<Storage> storage, boolean isGiven) {

    static <G> GradientSource given(String block, G gradient, BiFunction<String, G, Storage> view) {
        return new GradientSource(() -> view.apply(gradientOf(block), gradient), true);
    }

    static <G> GradientSource computed(
            String block, @Nullable Supplier<G> gradient, BiFunction<String, G, Storage> view) {
        if (gradient == null) {
            throw new IllegalArgumentException("the supplier of " + gradientOf(block)
                    + " is null; give one, or the array in which backward(...) leaves the gradient");
        }
        return new GradientSource(() -> view.apply(gradientOf(block), gradient.get()), false);
    }

    private static String gradientOf(String block) {
        return "the gradient of '" + block + "'";
    }
}
