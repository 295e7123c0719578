package org.gradcheck.report.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Chromium without a window, driven by its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String LISTENING = "DevTools listening on ";

    private static final int SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<Consumer<JsonObject>> listeners = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final Tab tab;

    private Browser(Path executable, Path profile) throws IOException {
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--js-flags=--max-opt=1", // a page lives too short for the optimizing compilers
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process)), this)
                .join();
        tab = open();
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> executable() {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> Stream.of(path.split(java.io.File.pathSeparator, -1)))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable, Path profile) throws IOException {
        return new Browser(executable, profile);
    }

    private static String address(Process started) throws IOException {
        BufferedReader errors = started.errorReader(StandardCharsets.UTF_8);
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread drain = new Thread(() -> errors.lines().forEach(ignored -> {}));
                drain.setDaemon(true);
                drain.start();
                return line.substring(LISTENING.length()).strip();
            }
        }
        throw new IOException("the browser ended before it could be driven");
    }

    private Tab open() {
        JsonObject target = new JsonObject();
        target.addProperty("url", "about:blank");
        target.addProperty("newWindow", true);
        JsonObject attach = new JsonObject();
        attach.add(
                "targetId",
                call("Target.createTarget", target, Optional.empty()).get("targetId"));
        attach.addProperty("flatten", true);
        return new Tab(
                this,
                call("Target.attachToTarget", attach, Optional.empty())
                        .get("sessionId")
                        .getAsString());
    }

    /**
     * Returns the only window, in this size. A window for each test would start a process for each, which takes longer than to draw a
     * page.
     */
    Tab tab(int width, int height) {
        tab.reset();
        return tab.resize(width, height);
    }

    void listen(Consumer<JsonObject> listener) {
        listeners.add(listener);
    }

    JsonObject call(String method, JsonObject parameters, Optional<String> session) {
        int id = calls.incrementAndGet();
        JsonObject request = new JsonObject();
        request.addProperty("id", id);
        request.addProperty("method", method);
        request.add("params", parameters);
        session.ifPresent(name -> request.addProperty("sessionId", name));
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        synchronized (socket) {
            socket.sendText(request.toString(), true).join();
        }
        JsonObject given = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        JsonElement error = given.get("error");
        if (error != null) {
            throw new IllegalStateException(method + " failed: " + error);
        }
        return given.getAsJsonObject("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            JsonObject received = JsonParser.parseString(message.toString()).getAsJsonObject();
            message.setLength(0);
            if (received.has("id")) {
                answers.remove(received.get("id").getAsInt()).complete(received);
            } else {
                listeners.forEach(listener -> listener.accept(received));
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("the browser does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
