package org.gradcheck.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a build puts what it makes. */
final class BuildFolder {

    private static final List<String> FILES_OF_GRADLE =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private BuildFolder() {}

    /** That of the module whose tests run. */
    static Path ofTests() {
        return known().orElseGet(() -> module().resolve("build"));
    }

    /** That of the module in whose folder this process was started; empty if that is no folder of a module. */
    static Optional<Path> known() {
        return of(module(), System.getProperty("org.gradle.test.worker") != null);
    }

    /** Surefire names the folder of the module, all others begin there. */
    private static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /**
     * That of a module, which may have the files of several builds.
     *
     * @param byGradle whether Gradle runs the tests: the module may then have no file of its own
     */
    static Optional<Path> of(Path module, boolean byGradle) {
        if (!byGradle && Files.exists(module.resolve("pom.xml"))) {
            return Optional.of(module.resolve("target"));
        }
        return byGradle || FILES_OF_GRADLE.stream().anyMatch(name -> Files.exists(module.resolve(name)))
                ? Optional.of(module.resolve("build"))
                : Optional.empty();
    }
}
