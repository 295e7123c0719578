package org.gradcheck.report.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A window of a {@link Browser}: what it shows, what it asked for, and what went wrong in it. */
final class Tab {

    private final Browser browser;
    private final String session;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Tab(Browser browser, String session) {
        this.browser = browser;
        this.session = session;
        browser.listen(this::hear);
        List.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable")
                .forEach(method -> call(method, new JsonObject()));
    }

    /** Forgets what a test has left: the mouse over a chart, the medium, and messages. */
    void reset() {
        move(0, 0);
        JsonObject screen = new JsonObject();
        screen.addProperty("media", "");
        screen.add("features", new JsonArray());
        call("Emulation.setEmulatedMedia", screen);
        errors.clear();
        requests.clear();
    }

    Tab resize(int width, int height) {
        JsonObject size = new JsonObject();
        size.addProperty("width", width);
        size.addProperty("height", height);
        size.addProperty("deviceScaleFactor", 1);
        size.addProperty("mobile", false);
        call("Emulation.setDeviceMetricsOverride", size);
        return this;
    }

    /** Opens a page, until it is loaded. What the browser says first may be of the empty page before. */
    Tab visit(Path page) {
        return visit(page.toUri().toString());
    }

    Tab visit(String address) {
        loaded = new CompletableFuture<>();
        JsonObject parameters = new JsonObject();
        parameters.addProperty("url", address);
        call("Page.navigate", parameters);
        loaded.orTimeout(120, TimeUnit.SECONDS).join();
        value(
                "new Promise(loaded => document.readyState === 'complete' ? loaded() : addEventListener('load', loaded))");
        return this;
    }

    Tab prefers(String colourScheme) {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", colourScheme);
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject parameters = new JsonObject();
        parameters.add("features", features);
        call("Emulation.setEmulatedMedia", parameters);
        return this;
    }

    /** Shows the page as it would be printed. */
    Tab asOnPaper() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("media", "print");
        call("Emulation.setEmulatedMedia", parameters);
        return this;
    }

    /** The value of an expression, awaited if it is a promise. */
    JsonElement value(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("awaitPromise", true);
        JsonObject answer = call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + " failed: " + answer.get("exceptionDetails"));
        }
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    String text(String selector) {
        return value("document.querySelector(" + quoted(selector) + ").innerText")
                .getAsString();
    }

    List<String> texts(String selector) {
        return value("[...document.querySelectorAll(" + quoted(selector) + ")].map(each => each.innerText.trim())")
                .getAsJsonArray()
                .asList()
                .stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    void click(String selector) {
        value("document.querySelector(" + quoted(selector) + ").click()");
    }

    /** Presses and releases a key. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject parameters = new JsonObject();
            parameters.addProperty("type", type);
            parameters.addProperty("key", key);
            parameters.addProperty("code", key);
            parameters.addProperty("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 39);
            call("Input.dispatchKeyEvent", parameters);
        }
    }

    /** Scrolls to a chart and waits until it is drawn. */
    void draw(String chart) {
        value("new Promise(drawn => { const chart = document.querySelector(" + quoted(chart) + ");"
                + "chart.scrollIntoView({block: 'center'});"
                + "const look = () => echarts.getInstanceByDom(chart) ? painted() : requestAnimationFrame(look);"
                + "let frames = 20; const painted = () => frames-- > 0 ? requestAnimationFrame(painted) : drawn();"
                + "look(); })");
    }

    /** Moves the mouse over a point of a chart, given in the coordinates of its axes, and returns what it shows there. */
    List<String> hover(String chart, int x, int y) {
        draw(chart);
        double[] at = value("(() => { const chart = document.querySelector(" + quoted(chart) + ");"
                        + "const [x, y] = echarts.getInstanceByDom(chart).convertToPixel({seriesIndex: 0}, [" + x + ", "
                        + y
                        + "]); const box = chart.getBoundingClientRect(); return [box.left + x, box.top + y]; })()")
                .getAsJsonArray()
                .asList()
                .stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
        move(at[0] - 1, at[1] - 1);
        move(at[0], at[1]);
        value("new Promise(shown => { const look = () => document.querySelector(" + quoted(chart + " .tip div")
                + ") ? shown() : requestAnimationFrame(look); look(); })");
        return texts(chart + " .tip div");
    }

    private void move(double x, double y) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("type", "mouseMoved");
        parameters.addProperty("x", x);
        parameters.addProperty("y", y);
        call("Input.dispatchMouseEvent", parameters);
    }

    void photograph(Path file) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("format", "png");
        save("Page.captureScreenshot", parameters, file);
    }

    /** Prints on A4, as the dialogue of the browser does with its defaults, and tells how many charts were drawn for it. */
    int print(Path file) {
        value("addEventListener('afterprint', () => globalThis.printed = [...document.querySelectorAll('.chart')]"
                + ".filter(chart => echarts.getInstanceByDom(chart)).length)");
        JsonObject parameters = new JsonObject();
        parameters.addProperty("paperWidth", 8.27);
        parameters.addProperty("paperHeight", 11.69);
        save("Page.printToPDF", parameters, file);
        return value("printed").getAsInt();
    }

    private void save(String method, JsonObject parameters, Path file) {
        byte[] content =
                Base64.getDecoder().decode(call(method, parameters).get("data").getAsString());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exceptions, and what the browser or the page wrote to the console as an error or a warning. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** The addresses of all that was loaded. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void hear(JsonObject event) {
        if (!event.has("sessionId") || !event.get("sessionId").getAsString().equals(session)) {
            return;
        }
        JsonObject parameters = event.getAsJsonObject("params");
        switch (event.get("method").getAsString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.exceptionThrown" -> errors.add(parameters.toString());
            case "Log.entryAdded" -> errors.add(parameters.toString());
            case "Runtime.consoleAPICalled" -> errors.add(parameters.toString());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
            default -> {}
        }
    }

    private JsonObject call(String method, JsonObject parameters) {
        return browser.call(method, parameters, Optional.of(session));
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
