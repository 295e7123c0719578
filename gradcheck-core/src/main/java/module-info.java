/**
 * Checks of hand-written gradients against finite differences, without a test framework.
 *
 * <p>Packages below {@code org.gradcheck.internal} are not exported.
 */
// commons-math3 has no module descriptor, but its functions and matrices are in the signatures of the API.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module org.gradcheck.core {
    requires transitive commons.math3;
    requires transitive org.opentest4j;
    requires static org.jspecify;

    exports org.gradcheck;
    exports org.gradcheck.diagnosis;
    exports org.gradcheck.differentiation;
    exports org.gradcheck.network;
    exports org.gradcheck.report;
    exports org.gradcheck.report.page;
    exports org.gradcheck.subject;
}
