package dev.makegood.storage;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The partitions of a work index. One index partition takes about 1,000 writes a second, so work is spread over
 * several; to have more of them, read the old names for as long as rows carry them.
 */
public final class Shards {
    private static final int COUNT = 4;

    /** Every shard that rows may be in. */
    public static final List<String> ALL =
            IntStream.range(0, COUNT).mapToObj(Integer::toString).toList();

    private Shards() {}

    /** The shard of an id: always the same one, since {@link String#hashCode()} is specified. */
    public static String of(String id) {
        return ALL.get(Math.floorMod(id.hashCode(), COUNT));
    }
}
