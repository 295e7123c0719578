package org.gradcheck.subject;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The source of the gradient of a block.
 *
 * @param storage returns the current entries
 * @param isGiven whether the entries are in a storage of the user's; otherwise each call computes them anew
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
