package dev.makegood.storage;

import java.util.List;

/**
 * Is one of several workers that share the shards of the work indexes, so that each shard is read by one of them. More
 * workers than shards have nothing to do.
 *
 * @param number from 0
 * @param of how many there are
 */
public record Worker(int number, int of) {
    /** Does all of the work. */
    public static final Worker ALONE = new Worker(0, 1);

    public Worker {
        if (of < 1 || number < 0 || number >= of) {
            throw new IllegalArgumentException("there is no worker " + number + " of " + of);
        }
    }

    /** Returns the shards that it reads. */
    public List<String> shards() {
        return Shards.ofWorker(number, of);
    }

    /** Returns true if it also does what has no shards. */
    public boolean isFirst() {
        return number == 0;
    }

    /** Returns the size of each of its shards' pages, if all of them together are to have about {@code limit} entries. */
    public int page(int limit) {
        return Math.clamp(limit / Math.max(1, shards().size()), 1, Query.MAX_LIMIT);
    }
}
