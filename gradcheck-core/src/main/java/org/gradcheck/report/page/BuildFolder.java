package org.gradcheck.report.page;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a build puts what it makes. */
final class BuildFolder {

    private BuildFolder() {}

    /** That of the module whose tests run: Surefire names the folder of the module, all others begin there. */
    static Path current() {
        return of(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
    }

    static Path of(Path module) {
        return module.resolve(Files.exists(module.resolve("pom.xml")) ? "target" : "build");
    }
}
