package dev.makegood.logging;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Logs faults with the id of their subject: within the text for people, and as a field for programs. Logs only ids of
 * orders, cases and the like, never anything that names a person.
 */
public final class Log {
    private static final String PLACE = "{}";

    private final Logger logger;

    /** Holds a log record with its subject. Its text is final, because external ids may look like format strings. */
    public record About(Object id) {}

    /** Names the subject of a line if its id has no type of its own. */
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
     * Logs a failure that a person may have to look at.
     *
     * @param what our sentence, with a pair of braces in place of the id
     */
    public void error(String what, Object about, Throwable why) {
        log(Level.SEVERE, what, about, why);
    }

    /** Logs a fault that is not an exception. */
    public void error(String what, Object about) {
        log(Level.SEVERE, what, about, null);
    }

    /** Logs a failure that is retried, or does no harm. */
    public void warn(String what, Object about, Throwable why) {
        log(Level.WARNING, what, about, why);
    }

    /** Logs trouble that is not our fault. */
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
