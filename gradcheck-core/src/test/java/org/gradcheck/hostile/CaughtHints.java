package org.gradcheck.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps hundreds of warnings about displaced parameters off the console, and records them. */
final class CaughtHints extends Handler implements BeforeAllCallback {

    private static final String HINT = " threw this at a displaced point, with ";

    private static final Logger LOGGER = Logger.getLogger("org.gradcheck");

    private final Queue<String> texts = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        Arrays.stream(Logger.getLogger("").getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .forEach(console -> console.setFilter(record -> !isHint(record)));
        LOGGER.addHandler(this);
    }

    private static boolean isHint(LogRecord record) {
        return String.valueOf(record.getMessage()).contains(HINT);
    }

    /** Returns the hints about exceptions of a type, each of which begins with its name. */
    List<String> of(Class<? extends Throwable> type) {
        return texts.stream()
                .filter(text -> text.startsWith(type.getName() + ": "))
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        if (isHint(record)) {
            texts.add(record.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
