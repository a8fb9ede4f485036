package dev.makegood.account;

import java.util.List;
import java.util.stream.Stream;

/** One field in which a request differs from the one that used the same id before. */
public record Conflict(String field, String before, String now) {

    /** Those of {@code compared} that do differ. */
    public static List<Conflict> among(Conflict... compared) {
        return Stream.of(compared)
                .filter(field -> !field.before().equals(field.now()))
                .toList();
    }
}
