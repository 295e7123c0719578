package org.gradcheck.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Configuration parameters for code that JUnit passes none, such as a factory of dynamic tests: a system property, else a
 * line in {@code junit-platform.properties}. Parameters that were passed to the launcher in another way are not known here.
 */
final class PlatformSettings {

    private static final String FILE = "junit-platform.properties";

    private PlatformSettings() {}

    static Optional<String> get(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(file().getProperty(name)))
                .map(String::strip);
    }

    private static Properties file() {
        Properties properties = new Properties();
        try (@Nullable InputStream file = open()) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return properties;
    }

    private static @Nullable InputStream open() {
        ClassLoader ofTests = Thread.currentThread().getContextClassLoader();
        return ofTests == null ? ClassLoader.getSystemResourceAsStream(FILE) : ofTests.getResourceAsStream(FILE);
    }
}
