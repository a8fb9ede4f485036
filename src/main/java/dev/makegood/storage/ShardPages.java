package dev.makegood.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a work index to its end, one page of every shard at a time, so that no shard waits for another. */
public final class ShardPages<T> {
    /** Reads one page of one shard. */
    public interface Reader<T> {
        Page<T> read(String shard, Optional<Cursor> after);
    }

    private final Reader<T> reader;
    private final Map<String, Optional<Cursor>> unread = new HashMap<>();

    public ShardPages(Reader<T> reader) {
        this(Shards.all(), reader);
    }

    /** Reads only these shards. */
    public ShardPages(List<String> shards, Reader<T> reader) {
        this.reader = reader;
        shards.forEach(shard -> unread.put(shard, Optional.empty()));
    }

    /** Reads an index without shards. */
    public static <T> ShardPages<T> ofAll(Function<Optional<Cursor>, Page<T>> reader) {
        return new ShardPages<>(List.of("all"), (_, after) -> reader.apply(after));
    }

    /** Returns false once every shard has been read to its end. */
    public boolean hasMore() {
        return !unread.isEmpty();
    }

    /**
     * Counts the work of a pass.
     *
     * @param done the sum of all steps, or the items with something to do
     * @param failed items that failed and are left for later
     */
    public record Worked(int done, int failed) {}

    /**
     * Handles each item, step by step, until all are done or about {@code limit} steps were taken.
     *
     * @param step takes one step and returns how much it did; empty once the item is done
     * @param report receives each item that fails; the others are still handled
     */
    public Worked work(int limit, Function<T, Optional<Integer>> step, BiConsumer<T, RuntimeException> report) {
        int done = 0;
        int failed = 0;
        int steps = 0;
        while (hasMore() && steps < limit) {
            for (T item : next()) {
                try {
                    for (var did = step.apply(item); did.isPresent(); did = step.apply(item)) {
                        done += did.get();
                        if (++steps >= limit) {
                            return new Worked(done, failed);
                        }
                    }
                } catch (RuntimeException bad) {
                    failed++;
                    report.accept(item, bad);
                }
            }
        }
        return new Worked(done, failed);
    }

    /**
     * Handles each item once, until all are done or about {@code limit} were read.
     *
     * @param handle returns true if there was something to do
     * @param report receives each item that fails; the others are still handled
     */
    public Worked each(int limit, Predicate<T> handle, BiConsumer<T, RuntimeException> report) {
        int done = 0;
        int failed = 0;
        for (int seen = 0; hasMore() && seen < limit; ) {
            List<T> items = next();
            seen += items.size();
            for (T item : items) {
                try {
                    done += handle.test(item) ? 1 : 0;
                } catch (RuntimeException bad) {
                    failed++;
                    report.accept(item, bad);
                }
            }
        }
        return new Worked(done, failed);
    }

    /** Returns the items of the next pages; may be empty before the end. */
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
