package dev.makegood.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a list. Without a cursor it is the last one. */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public <R> Page<R> map(Function<T, R> function) {
        return new Page<>(items.stream().map(function).toList(), next);
    }
}
