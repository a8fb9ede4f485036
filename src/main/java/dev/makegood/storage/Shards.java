package dev.makegood.storage;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Names the partitions of a work index. One index partition takes about 1,000 writes a second, so work is spread over
 * several. How many is configured. A row keeps the shard in which it was written until it is written again, so a change
 * takes two steps: first all functions read the shards of before and after, and then they write to the new ones.
 */
public final class Shards {
    /** Stays the same while a function runs; only tests change it. */
    private static volatile Count count = Count.configured(System.getenv());

    private Shards() {}

    /**
     * Holds how many shards there are.
     *
     * @param written rows are written to the first ones
     * @param read rows may be in these, which are at least as many
     */
    record Count(int written, List<String> read) {
        private static final String DEFAULT = "4";

        Count(int written, int read) {
            this(written, IntStream.range(0, read).mapToObj(Integer::toString).toList());
            if (written < 1 || read < written) {
                throw new IllegalArgumentException("cannot write to " + written + " shards and read " + read);
            }
        }

        static Count configured(Map<String, String> environment) {
            String written = environment.getOrDefault("MAKEGOOD_SHARDS", DEFAULT);
            String read = environment.getOrDefault("MAKEGOOD_SHARDS_READ", written);
            return new Count(Integer.parseInt(written), Integer.parseInt(read));
        }
    }

    /** Changes the numbers, as a deployment with other parameters does, and returns those of before. */
    static Count change(Count next) {
        Count before = count;
        count = next;
        return before;
    }

    /** Returns all shards that rows may be in. */
    public static List<String> all() {
        return count.read();
    }

    /** Returns the size of each shard's page, if all of them together are to have about {@code limit} entries. */
    public static int page(int limit) {
        return Math.clamp(limit / all().size(), 1, Query.MAX_LIMIT);
    }

    /** Returns those shards that worker {@code number} of {@code workers} reads, so that each is read by one. */
    public static List<String> ofWorker(int number, int workers) {
        return IntStream.range(0, all().size())
                .filter(shard -> shard % workers == number)
                .mapToObj(all()::get)
                .toList();
    }

    /** Returns the shard in which a row is written; the same for all rows of an id while the number stays. */
    public static String of(String id) {
        Count now = count;
        // The hash never changes, since String's is specified.
        return now.read().get(Math.floorMod(id.hashCode(), now.written()));
    }

    /** Returns the partition of an id among those of an owner, such as a SKU, which has all shards for itself. */
    public static String of(Object owner, String id) {
        return KeyText.join(owner, of(id));
    }

    /** Returns all partitions of an owner. */
    public static List<String> allOf(Object owner) {
        return all().stream().map(shard -> KeyText.join(owner, shard)).toList();
    }
}
