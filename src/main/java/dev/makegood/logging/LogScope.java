package dev.makegood.logging;

import java.util.Map;
import java.util.function.Supplier;

/** Adds the ids of a request to all lines that are logged while it runs, also by threads that begin meanwhile. */
public final class LogScope {
    private static final InheritableThreadLocal<Map<String, String>> FIELDS = new InheritableThreadLocal<>();

    private LogScope() {}

    /** Runs a task whose log lines have these fields. */
    public static <T> T during(Map<String, String> fields, Supplier<T> run) {
        Map<String, String> before = fields();
        FIELDS.set(Map.copyOf(fields));
        try {
            return run.get();
        } finally {
            FIELDS.set(before);
        }
    }

    /** Returns the fields of the current request; none outside a request. */
    public static Map<String, String> fields() {
        Map<String, String> present = FIELDS.get();
        return present == null ? Map.of() : present;
    }
}
