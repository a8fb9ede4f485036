package dev.makegood.oncall;

import dev.makegood.functions.TemplateFunctions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the output and logs of functions, instead of the console, until it is closed. */
final class Capture implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final List<Handler> before = List.of(root.getHandlers());
    private final PrintStream out = System.out;
    private final Handler handler;

    /** Begins to capture. The consumer gets each line, from any thread. */
    Capture(Consumer<String> lines) {
        System.setOut(new PrintStream(new Lines(lines), true, StandardCharsets.UTF_8));
        handler = new Logged(lines);
        before.forEach(root::removeHandler);
        root.addHandler(handler);
    }

    @Override
    public void close() {
        System.setOut(out);
        root.removeHandler(handler);
        before.forEach(root::addHandler);
    }

    private static final class Lines extends ByteArrayOutputStream {
        private final Consumer<String> lines;

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void flush() {
            String text = toString(StandardCharsets.UTF_8);
            if (text.endsWith("\n")) {
                reset();
                text.lines().forEach(lines);
            }
        }
    }

    private static final class Logged extends Handler {
        private final Formatter format = TemplateFunctions.lines();
        private final Consumer<String> lines;

        Logged(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            boolean ours = line.getLoggerName() != null && line.getLoggerName().startsWith("dev.makegood.");
            if (ours && line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.accept(format.format(line).strip());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
