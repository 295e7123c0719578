package org.gradcheck.junit.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Plugin of Maven that runs a test, which decides the command that repeats it. */
public enum MavenPlugin {

    /** Runs unit tests, and fails as soon as one does. */
    SUREFIRE {
        @Override
        public String command(String selector, String options) {
            return "mvn test -Dtest=" + selector + options + " -Dsurefire.failIfNoSpecifiedTests=false";
        }
    },

    /** Its tests need a packaged project. Surefire runs before it, so the command selects none of the tests of Surefire. */
    FAILSAFE {
        @Override
        public String command(String selector, String options) {
            return "mvn verify -Dit.test=" + selector + options
                    + " -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false";
        }
    };

    /**
     * Returns a command line that runs the selected test alone.
     *
     * @param selector selects the test, as {@code class#method}
     * @param options further options, each after a space
     * @return the command
     */
    public abstract String command(String selector, String options);

    /**
     * Returns the plugin that started this process; if none did, the one that takes classes of this name.
     *
     * @param testClass the class of the test
     * @return a plugin in any case
     */
    public static MavenPlugin of(Class<?> testClass) {
        return of(System.getProperty("sun.java.command", ""), testClass.getName());
    }

    static MavenPlugin of(String javaCommand, String className) {
        return reportsDirectory(javaCommand)
                .map(reports -> reports.endsWith("failsafe-reports") ? FAILSAFE : SUREFIRE)
                .orElseGet(() -> ofName(className.replaceFirst("\\$.*", "")));
    }

    /** Returns the plugin that takes a class unless it is configured otherwise. */
    private static MavenPlugin ofName(String className) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        return simpleName.matches("IT.*|.*IT|.*ITCase") && !simpleName.matches("Test.*|.*Tests?|.*TestCase")
                ? FAILSAFE
                : SUREFIRE;
    }

    /**
     * Returns the folder of results that a plugin states to the process it starts. The arguments of that process end with a
     * folder, a name for dumps, and two files in the folder. The first of them has the settings of the plugin.
     */
    private static Optional<String> reportsDirectory(String javaCommand) {
        int booter = Math.max(javaCommand.indexOf("surefirebooter"), javaCommand.indexOf("ForkedBooter "));
        int folder = javaCommand.indexOf(' ', booter) + 1;
        String[] words = javaCommand.split(" ", -1);
        if (booter < 0 || folder == 0 || words.length < 5) {
            return Optional.empty();
        }
        int last = words.length - 1;
        int files = words[last].length() + words[last - 1].length() + words[last - 2].length() + 3;
        int end = javaCommand.length() - files;
        return end <= folder ? Optional.empty() : setting(javaCommand.substring(folder, end), words[last - 1]);
    }

    private static Optional<String> setting(String folder, String file) {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(folder, file))) {
            settings.load(reader);
        } catch (IOException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
        return Optional.ofNullable(settings.getProperty("reportsDirectory"));
    }
}
