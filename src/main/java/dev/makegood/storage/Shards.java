package dev.makegood.storage;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Names the partitions of a work index. One index partition takes about 1,000 writes a second, so work is spread over
 * several. After adding shards, keep reading the old ones while rows are in them.
 */
public final class Shards {
    private static final int COUNT = 4;

    /** All shards that rows may be in. */
    public static final List<String> ALL =
            IntStream.range(0, COUNT).mapToObj(Integer::toString).toList();

    private Shards() {}

    /** Returns the shard of an id. It never changes, since {@link String#hashCode()} is specified. */
    public static String of(String id) {
        return ALL.get(Math.floorMod(id.hashCode(), COUNT));
    }

    /** Returns the partition of an id among those of an owner, such as a SKU, which has all shards for itself. */
    public static String of(Object owner, String id) {
        return KeyText.join(owner, of(id));
    }

    /** Returns all partitions of an owner. */
    public static List<String> allOf(Object owner) {
        return ALL.stream().map(shard -> KeyText.join(owner, shard)).toList();
    }
}
