package org.gradcheck.fuzz;

/** Kind of a program: what makes it hard to difference. */
enum Kind {
    SMOOTH("smooth, double"),
    OFFSET("smooth, constant offset"),
    SINGLE("smooth, float"),
    NOISE("smooth, noise"),
    UNITS("mixed units, double"),
    UNITS_NOISE("mixed units, noise, offset or float"),
    ROUNDED_GRADIENT("double, gradient rounded to float"),
    KINKS("one kink near the point, double"),
    KINKS_SEVERAL("several kinks, double"),
    KINKS_OFFSET("kinks, constant offset"),
    KINKS_SINGLE("kinks, float"),
    KINKS_NOISE("kinks, noise"),
    BOWLS("bowls and ripples, noise");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean hasKinks() {
        return name().startsWith("KINKS");
    }

    boolean hasUnits() {
        return name().startsWith("UNITS");
    }
}
