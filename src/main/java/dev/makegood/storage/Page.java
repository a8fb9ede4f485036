package dev.makegood.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds one page of a list. The last page has no cursor. */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    /**
     * Returns the first items of a list, from as many pages as needed, since a page may end before its limit.
     *
     * @param read reads the page after a cursor
     */
    public static <T> List<T> first(int most, Function<Optional<Cursor>, Page<T>> read) {
        var items = new ArrayList<T>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<T> page = read.apply(after);
            items.addAll(page.items());
            after = page.next();
        } while (after.isPresent() && items.size() < most);
        return List.copyOf(items.subList(0, Math.min(most, items.size())));
    }

    /** Returns the page with each item replaced. */
    public <R> Page<R> map(Function<T, R> function) {
        return new Page<>(items.stream().map(function).toList(), next);
    }
}
