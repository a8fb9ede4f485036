package dev.makegood.functions.http;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows a page of a list; the last page has no cursor. */
public record ListView<T>(List<T> items, Optional<String> cursor) {
    public static <S, T> ListView<T> of(Page<S> page, Function<S, T> view) {
        return new ListView<>(
                page.items().stream().map(view).toList(), page.next().map(Cursor::encode));
    }
}
