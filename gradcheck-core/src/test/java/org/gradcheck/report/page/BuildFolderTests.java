package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Build folders of Maven and Gradle. */
class BuildFolderTests {

    @TempDir
    private Path module;

    @Test
    void isTargetForMaven() throws IOException {
        Files.createFile(module.resolve("pom.xml"));

        assertThat(BuildFolder.of(module, false)).contains(module.resolve("target"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"})
    void isBuildForGradle(String file) throws IOException {
        Files.createFile(module.resolve(file));

        assertThat(BuildFolder.of(module, false)).contains(module.resolve("build"));
    }

    @Test
    void isBuildForAModuleThatGradleKnowsFromItsParent() {
        assertThat(BuildFolder.of(module, true)).contains(module.resolve("build"));
    }

    @Test
    void isThatOfTheRunningToolIfAModuleHasFilesOfBoth() throws IOException {
        Files.createFile(module.resolve("pom.xml"));
        Files.createFile(module.resolve("build.gradle"));

        assertThat(BuildFolder.of(module, false)).contains(module.resolve("target"));
        assertThat(BuildFolder.of(module, true)).contains(module.resolve("build"));
    }

    @Test
    void isEmptyWithoutABuild() {
        assertThat(BuildFolder.of(module, false)).isEmpty();
    }
}
