package org.gradcheck.report.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Chromium, started for the first class that needs it and ended after the last one. */
final class BrowserOfTheRun implements BeforeAllCallback {

    private static final System.Logger LOGGER = System.getLogger(BrowserOfTheRun.class.getName());

    private static final String NO_BROWSER =
            "there is no Chromium on the PATH, so the pages of reports are not looked at in a browser";

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> executable = Browser.executable();
        if (!"required".equals(System.getProperty("gradcheck.test.browser"))) {
            if (executable.isEmpty()) {
                LOGGER.log(System.Logger.Level.WARNING, NO_BROWSER);
            }
            assumeTrue(executable.isPresent(), NO_BROWSER);
        }
        ((PagesInBrowser) context.getRequiredTestInstance()).browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(BrowserOfTheRun.class))
                .getOrComputeIfAbsent(Browser.class, type -> start(executable.orElseThrow()), Browser.class);
    }

    private static Browser start(Path executable) {
        try {
            return Browser.start(executable, Files.createTempDirectory("chromium"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
