package dev.makegood.storage;

/**
 * Puts a row into an index. Made by {@link Index#entry}.
 *
 * @param partition the partition of the index, such as a shard or an owner
 * @param sort orders the rows of the partition
 */
public record IndexEntry(Index index, String partition, String sort) {
    public IndexEntry {
        if (partition.isEmpty() || sort.isEmpty()) {
            throw new IllegalArgumentException("an entry of " + index + " needs a partition and a sort value");
        }
    }
}
