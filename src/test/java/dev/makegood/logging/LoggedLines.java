package dev.makegood.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what one class logs, until it is closed. */
public final class LoggedLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<LogRecord> lines = new ArrayList<>();

    public LoggedLines(Class<?> type) {
        logger = Logger.getLogger(type.getName());
        logger.addHandler(this);
    }

    /** Returns what was logged so far, without what was thrown. */
    public List<String> texts() {
        return lines.stream().map(LogRecord::getMessage).toList();
    }

    /** Returns what was thrown where the last line was logged. */
    public Throwable lastThrown() {
        return lines.getLast().getThrown();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
