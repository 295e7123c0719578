package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of several processes: concurrent forks, a killed process, consecutive runs, a single program. */
class ProcessesTests {

    private static final int KILLED = 9;

    @TempDir
    private Path temporary;

    @Test
    void forksAtTheSameTimeShareAFolder() throws Exception {
        Process first = start(classPath(), "wait", folder().toString(), "4");
        assertThat(first.getInputStream().read()).isEqualTo('w');
        Process second = start(classPath(), "write", folder().toString(), "4");

        assertThat(ended(second)).isZero();
        first.getOutputStream().close();
        assertThat(ended(first)).isZero();
        assertThat(files("checks")).hasSize(8);
        assertThat(listed()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 17, 40})
    void killedProcessLeavesReadableFiles(int milliseconds) throws Exception {
        Process killed = start(classPath(), "halt", folder().toString(), String.valueOf(milliseconds));

        assertThat(ended(killed)).isEqualTo(KILLED);
        assertThat(listed()).isPositive().isLessThanOrEqualTo(files("data").size());
        assertThat(files("checks"))
                .allSatisfy(page -> assertThat(page).content().endsWith("</html>\n"));
        assertThat(files("data"))
                .filteredOn(data -> data.toFile().length() > 0)
                .allSatisfy(data -> assertThat(data).content().endsWith("\n);\n"));
    }

    @Test
    void runWithinSecondsIsAnotherRun() throws Exception {
        assertThat(ended(start(classPath(), "write", folder().toString(), "2"))).isZero();
        assertThat(ended(start(classPath(), "write", folder().toString(), "1"))).isZero();

        assertThat(files("checks")).hasSize(1);
        assertThat(listed()).isEqualTo(1);
        assertThat(files("runs")).singleElement().satisfies(earlier -> {
            assertThat(files("runs/" + earlier.getFileName() + "/checks")).hasSize(2);
            assertThat(folder().resolve("index.html"))
                    .content()
                    .contains("<a href=\"runs/" + earlier.getFileName() + "/index.html\">");
        });
    }

    /** Surefire starts each fork by a shell of its own, except on Windows. */
    @Test
    void forksOfMavenAreOneRun() throws Exception {
        List<String> shell = File.separatorChar == '/' ? List.of("sh", "-c", "\"$@\"; exit $?", "sh") : List.of();
        for (int fork = 1; fork <= 3; fork++) {
            assertThat(ended(start(
                            shell, List.of(), classPath(), "write", folder().toString(), "2", "surefirebooter.jar")))
                    .isZero();
        }

        assertThat(files("checks")).hasSize(6);
        assertThat(listed()).isEqualTo(6);
    }

    @Test
    void classLoadersOfOneProcessLoseNoPage() throws Exception {
        URL[] urls = Stream.of(classPath().split(File.pathSeparator, -1))
                .map(ProcessesTests::url)
                .toArray(URL[]::new);
        String[] arguments = {"write", folder().toString(), "6"};
        List<Throwable> failed = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
                    Thread.currentThread().setContextClassLoader(loader);
                    Method main =
                            loader.loadClass(PageWriter.class.getName()).getDeclaredMethod("main", String[].class);
                    main.setAccessible(true);
                    main.invoke(null, (Object) arguments);
                } catch (ReflectiveOperationException | IOException e) {
                    failed.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failed).isEmpty();
        assertThat(files("checks")).hasSize(18);
        assertThat(listed()).isEqualTo(18);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A security manager exists up to JDK 23. It forbids here all but reading. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void securityManagerIsOneWarning() throws Exception {
        Path policy = Files.writeString(
                temporary.resolve("policy"),
                "grant { permission java.io.FilePermission \"<<ALL FILES>>\", \"read\";"
                        + " permission java.util.PropertyPermission \"*\", \"read\"; };");
        Files.createFile(temporary.resolve("pom.xml"));

        assertThat(ended(start(
                        List.of("-Djava.security.manager", "-Djava.security.policy==" + policy),
                        classPath(),
                        "assert")))
                .isEqualTo(1);
        assertThat(errors())
                .anyMatch(line -> line.contains("gradient: the only entry disagrees: x[0]"))
                .noneMatch(line -> line.startsWith("Page: "));
        assertThat(warnings()).hasSize(1);
        assertThat(temporary.resolve("target")).doesNotExist();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void forbiddenPropertiesAreOneWarning() throws Exception {
        Path policy = Files.writeString(
                temporary.resolve("policy"),
                "grant { permission java.io.FilePermission \"<<ALL FILES>>\", \"read\"; };");

        assertThat(ended(start(
                        List.of("-Djava.security.manager", "-Djava.security.policy==" + policy),
                        classPath(),
                        "assert")))
                .isEqualTo(1);
        assertThat(errors()).anyMatch(line -> line.contains("gradient: the only entry disagrees: x[0]"));
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsOneWarning() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThat(ended(start(classPath(), "write", file.resolve("in").toString(), "3")))
                .isZero();
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aJarWithoutItsAssetsIsOneWarningAndNoFolder() throws Exception {
        Path classes = Path.of(ReportPages.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path incomplete = temporary.resolve("classes");
        copy(classes, incomplete, "echarts.min.js");
        String without = Stream.of(classPath().split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).equals(classes))
                .collect(Collectors.joining(File.pathSeparator, incomplete + File.pathSeparator, ""));

        assertThat(ended(start(without, "write", folder().toString(), "2"))).isZero();
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("echarts.min.js is not in the jar of gradcheck-core; was it built without its pages?");
        assertThat(folder()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"pom.xml, target", "build.gradle, build", "settings.gradle.kts, build"})
    void anAssertionOfAProgramInAProjectLeavesItsPageThere(String file, String build) throws Exception {
        Files.createFile(temporary.resolve(file));

        assertThat(ended(start(classPath(), "assert"))).isEqualTo(1);
        assertThat(temporary.resolve(build).resolve("gradcheck").resolve("index.html"))
                .isRegularFile();
        assertThat(errors()).anyMatch(line -> line.matches("Page: file:.*/" + build + "/gradcheck/checks/gradient-.*"));
    }

    @Test
    void assertionOfAProgramElsewhereWritesNothing() throws Exception {
        assertThat(ended(start(classPath(), "assert"))).isEqualTo(1);
        assertThat(errors()).noneMatch(line -> line.startsWith("Page: "));
        assertThat(temporary).isDirectoryNotContaining(path -> !path.endsWith("errors"));
    }

    private Path folder() {
        return temporary.resolve("gradcheck");
    }

    private Process start(String classPath, String... arguments) throws IOException {
        return start(List.of(), classPath, arguments);
    }

    private Process start(List<String> options, String classPath, String... arguments) throws IOException {
        return start(List.of(), options, classPath, arguments);
    }

    private Process start(List<String> shell, List<String> options, String classPath, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // most of a short process is compilation
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                PageWriter.class.getName()));
        command.addAll(1, options);
        command.addAll(0, shell);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        temporary.resolve("errors").toFile()))
                .start();
    }

    /** Tests run in the folder of the module, processes elsewhere. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(temporary.resolve("errors"));
    }

    private List<String> warnings() throws IOException {
        return errors().stream()
                .filter(line -> line.contains("no page was written to "))
                .toList();
    }

    /** How many checks are on the list that the index loads. */
    private int listed() throws IOException {
        List<Path> lists = Files.readAllLines(folder().resolve("index.html")).stream()
                .filter(line -> line.contains("\"lists/"))
                .map(line -> folder().resolve(line.replaceAll(".*\"(lists/[^\"]+)\".*", "$1")))
                .toList();
        int count = 0;
        for (Path list : lists) {
            count += JsonParser.parseString(Files.readAllLines(list).get(1))
                    .getAsJsonArray()
                    .size();
        }
        return count;
    }

    private List<Path> files(String part) {
        try (Stream<Path> files = Files.list(folder().resolve(part))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to, String leftOut) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.endsWith(leftOut)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
