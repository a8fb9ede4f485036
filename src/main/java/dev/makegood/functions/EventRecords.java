package dev.makegood.functions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the records of a stream or of a queue in the form in which Lambda passes them. */
public final class EventRecords {
    private EventRecords() {}

    /** Returns the records of an event; none if it has none. */
    public static List<?> of(Map<String, Object> event) {
        return event != null && event.get("Records") instanceof List<?> list ? list : List.of();
    }

    /** Returns the text at a path of a record; empty if there is none. */
    public static Optional<String> at(Object record, String... path) {
        Object here = record;
        for (String name : path) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(here).map(Objects::toString);
    }
}
