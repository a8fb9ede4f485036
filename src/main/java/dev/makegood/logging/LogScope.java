package dev.makegood.logging;

import java.util.Map;
import java.util.function.Supplier;

/** Says of all lines that are logged meanwhile to which request they belong, also of threads that begin meanwhile. */
public final class LogScope {
    private static final InheritableThreadLocal<Map<String, String>> FIELDS = new InheritableThreadLocal<>();

    private LogScope() {}

    /** Runs something whose lines have these fields. */
    public static <T> T during(Map<String, String> fields, Supplier<T> run) {
        Map<String, String> before = fields();
        FIELDS.set(Map.copyOf(fields));
        try {
            return run.get();
        } finally {
            FIELDS.set(before);
        }
    }

    /** Returns the fields of the present request; none outside of one. */
    public static Map<String, String> fields() {
        Map<String, String> present = FIELDS.get();
        return present == null ? Map.of() : present;
    }
}
