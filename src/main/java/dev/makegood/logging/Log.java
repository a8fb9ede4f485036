package dev.makegood.logging;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Logs what went wrong, and what it is about: by its id in the text for people, and as the id itself for programs. Ids
 * of orders, cases and the like only; never what names a person.
 */
public final class Log {
    private static final String PLACE = "{}";

    private final Logger logger;

    /** Holds what a line is about. The text of its record is final: ids of others may look like a format. */
    public record About(Object id) {}

    /** Names what a line is about where the id has no type of its own. */
    public record Named(String field, String id) {
        public static Named order(String orderId) {
            return new Named("orderId", orderId);
        }

        public static Named merchant(String merchantId) {
            return new Named("merchantId", merchantId);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private Log(Logger logger) {
        this.logger = logger;
    }

    public static Log of(Class<?> type) {
        return new Log(Logger.getLogger(type.getName()));
    }

    /**
     * Logs that something failed, so that a person may have to look at it.
     *
     * @param what a sentence of ours, with a pair of braces where the id belongs
     */
    public void error(String what, Object about, Throwable why) {
        log(Level.SEVERE, what, about, why);
    }

    /** Logs what is wrong without a failure. */
    public void error(String what, Object about) {
        log(Level.SEVERE, what, about, null);
    }

    /** Logs that something failed that is tried again, or could be left out. */
    public void warn(String what, Object about, Throwable why) {
        log(Level.WARNING, what, about, why);
    }

    /** Logs a trouble that is no fault of ours. */
    public void warn(String what, Object about) {
        log(Level.WARNING, what, about, null);
    }

    private void log(Level level, String what, Object about, Throwable why) {
        var line = new LogRecord(level, what.replace(PLACE, about.toString()));
        line.setLoggerName(logger.getName());
        line.setParameters(new Object[] {new About(about)});
        line.setThrown(why);
        logger.log(line);
    }
}
