package dev.makegood.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds one page of a list. The last page has no cursor. */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public <R> Page<R> map(Function<T, R> function) {
        return new Page<>(items.stream().map(function).toList(), next);
    }
}
