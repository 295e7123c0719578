/**
 * The annotation {@code @GradientCheck} for JUnit Jupiter.
 *
 * <p>The descriptor provides no services: the launcher of JUnit is often on the class path beside modules, and a module that provides a
 * service of another that is not there does not start. On the class path {@code META-INF/services} provides them.
 */
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
}
