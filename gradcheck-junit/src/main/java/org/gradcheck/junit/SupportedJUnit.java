package org.gradcheck.junit;

import java.util.Optional;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Versions of JUnit Jupiter that gradcheck is tested with. Older versions are refused, newer ones are accepted. */
final class SupportedJUnit {

    static final String VERSIONS = "JUnit Jupiter 5.8 to 6.1";

    private SupportedJUnit() {}

    /**
     * Refuses a version that is too old, which would otherwise fail with a missing class or method.
     *
     * @throws ExtensionConfigurationException with the version and the remedy
     */
    static void require() {
        if (!hasClassOrderer()) {
            throw new ExtensionConfigurationException(refusal(
                    Optional.ofNullable(ExtensionContext.class.getPackage().getImplementationVersion())));
        }
    }

    static String refusal(Optional<String> version) {
        return "Configuration error: @GradientCheck runs on " + VERSIONS + ", but "
                + version.map(found -> "version " + found).orElse("an older version")
                + " is on the class path; use a newer version of org.junit.jupiter:junit-jupiter";
    }

    /** Returns whether JUnit has {@code ClassOrderer}, which was added in 5.8. */
    private static boolean hasClassOrderer() {
        try {
            return ClassOrderer.class.isInterface();
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }
}
