package dev.makegood.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects the log lines of one class, until it is closed. */
public final class LoggedLines extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<LogRecord> lines = new ArrayList<>();

    public LoggedLines(Class<?> type) {
        logger = Logger.getLogger(type.getName());
        logger.addHandler(this);
    }

    /** Returns the lines so far, without exceptions. */
    public List<String> texts() {
        return lines.stream().map(LogRecord::getMessage).toList();
    }

    /** Returns the exception of the last line. */
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
