/** The annotation {@code @GradientCheck} for JUnit Jupiter. */
module org.gradcheck.junit {
    requires transitive org.gradcheck.core;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.commons;
    requires static org.jspecify;
    requires static org.junit.platform.engine;
    requires static org.junit.platform.launcher;
    requires static jdk.compiler;

    exports org.gradcheck.junit;

    // JUnit creates the extension of @GradientCheck by reflection.
    opens org.gradcheck.junit to
            org.junit.platform.commons;

    provides org.junit.platform.engine.TestEngine with
            org.gradcheck.junit.NeverRunChecks;
    provides org.junit.platform.launcher.TestExecutionListener with
            org.gradcheck.junit.PrintedChecks;
    provides com.sun.source.util.Plugin with
            org.gradcheck.junit.JUnitPresence;
}
