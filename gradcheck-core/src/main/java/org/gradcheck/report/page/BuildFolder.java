package org.gradcheck.report.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Build folder of a Maven or Gradle module. */
final class BuildFolder {

    private static final List<String> FILES_OF_GRADLE =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private BuildFolder() {}

    /** Returns the build folder of the module whose tests run. */
    static Path ofTests() {
        return known().orElseGet(() -> module().resolve("build"));
    }

    /** Returns the build folder of the module in whose folder this process was started; empty if it is not a module. */
    static Optional<Path> known() {
        return of(module(), System.getProperty("org.gradle.test.worker") != null);
    }

    /** Returns the folder of the module. Surefire passes it as a property; other tools start the process in it. */
    private static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /**
     * Returns the build folder of a module, which may have the files of several build tools.
     *
     * @param byGradle whether Gradle runs the tests: a module of Gradle may have no build file of its own
     */
    static Optional<Path> of(Path module, boolean byGradle) {
        if (!byGradle && Files.exists(module.resolve("pom.xml"))) {
            return Optional.of(module.resolve("target"));
        }
        return byGradle || containsFilesOfGradle(module) ? Optional.of(module.resolve("build")) : Optional.empty();
    }

    private static boolean containsFilesOfGradle(Path module) {
        for (String name : FILES_OF_GRADLE) {
            if (Files.exists(module.resolve(name))) {
                return true;
            }
        }
        return false;
    }
}
