package org.gradcheck.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which plugin of Maven runs a test, and the command that repeats it. */
class MavenPluginTests {

    @TempDir
    private Path folder;

    @Test
    void surefireRunsTestsInThePhaseTest() {
        assertThat(MavenPlugin.SUREFIRE.command("XorTest#backprop", " -Dgradcheck.seed=0"))
                .isEqualTo(
                        "mvn test -Dtest=XorTest#backprop -Dgradcheck.seed=0 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void failsafeRunsTestsAfterThePackagingAndNoTestOfSurefire() {
        assertThat(MavenPlugin.FAILSAFE.command("XorIT#backprop", " -Dgradcheck.seed=0"))
                .isEqualTo("mvn verify -Dit.test=XorIT#backprop -Dgradcheck.seed=0 -Dtest=none"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false");
    }

    @Test
    void aProcessOfFailsafeIsKnownByItsFolderOfReports() throws IOException {
        assertThat(MavenPlugin.of(forkWith("failsafe-reports"), "consumer.LineTest"))
                .isEqualTo(MavenPlugin.FAILSAFE);
    }

    @Test
    void aProcessOfSurefireIsKnownByItsFolderOfReports() throws IOException {
        assertThat(MavenPlugin.of(forkWith("surefire-reports"), "consumer.LineIT"))
                .isEqualTo(MavenPlugin.SUREFIRE);
    }

    @Test
    void aProcessOnTheModulePathIsKnown() throws IOException {
        String command = forkWith("failsafe-reports").replaceFirst("/x/surefirebooter1_3.jar", "a.ForkedBooter");

        assertThat(MavenPlugin.of(command, "consumer.LineTest")).isEqualTo(MavenPlugin.FAILSAFE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com.intellij.rt.junit.JUnitStarter -junit5 LineTest",
                "surefirebooter1_3.jar",
                "surefirebooter1_3.jar one two three",
                "/x/surefirebooter1_3.jar /no/such/folder 2026-jvmRun1 surefire1tmp surefire_02tmp",
                "/x/surefirebooter1_3.jar /no/\0/folder 2026-jvmRun1 surefire1tmp surefire_02tmp",
            })
    void anotherProcessIsKnownByTheNameOfTheClass(String command) {
        assertThat(MavenPlugin.of(command, "consumer.LineTest")).isEqualTo(MavenPlugin.SUREFIRE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer.LineIT", "ITLine", "consumer.LineITCase", "LineIT$NestedTest"})
    void failsafeTakesIntegrationTests(String className) {
        assertThat(MavenPlugin.of("", className)).isEqualTo(MavenPlugin.FAILSAFE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer.LineTest", "ITLineTests", "consumer.TestIT", "LineTest$IT", "consumer.IT.Line"})
    void surefireTakesAllOthers(String className) {
        assertThat(MavenPlugin.of("", className)).isEqualTo(MavenPlugin.SUREFIRE);
    }

    /** Returns the command line of a process that a plugin starts, with a space in its folder. */
    private String forkWith(String reports) throws IOException {
        Path withSpace = Files.createDirectories(folder.resolve("my project"));
        Files.writeString(withSpace.resolve("surefire1tmp"), "parallel=none\nreportsDirectory=/x/target/" + reports);
        return "/x/surefirebooter1_3.jar " + withSpace + " 2026-jvmRun1 surefire1tmp surefire_02tmp";
    }
}
