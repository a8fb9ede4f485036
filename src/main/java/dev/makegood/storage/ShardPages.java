package dev.makegood.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a work index to its end, the next page of every shard at once, so that no shard waits for another. */
public final class ShardPages<T> {
    /** Reads one page of one shard. */
    public interface Reader<T> {
        Page<T> read(String shard, Optional<Cursor> after);
    }

    private final Reader<T> reader;
    private final Map<String, Optional<Cursor>> unread = new HashMap<>();

    public ShardPages(Reader<T> reader) {
        this.reader = reader;
        Shards.ALL.forEach(shard -> unread.put(shard, Optional.empty()));
    }

    /** False once every shard has been read to its end. */
    public boolean hasMore() {
        return !unread.isEmpty();
    }

    /** What the next pages hold; it may be empty before the end. */
    public List<T> next() {
        List<String> shards = List.copyOf(unread.keySet());
        List<Page<T>> pages = Concurrently.map(shards, shard -> reader.read(shard, unread.get(shard)));
        for (int i = 0; i < shards.size(); i++) {
            unread.put(shards.get(i), pages.get(i).next());
        }
        unread.values().removeIf(Optional::isEmpty);
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
