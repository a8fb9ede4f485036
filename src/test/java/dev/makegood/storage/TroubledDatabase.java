package dev.makegood.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lets a test throw before a row is read, or before writes are committed. */
public record TroubledDatabase(Database database, Consumer<Key> read, Consumer<List<Write>> commit)
        implements DelegatingDatabase {

    /** Tells of each row before it is read. */
    static TroubledDatabase reading(Database database, Consumer<Key> read) {
        return new TroubledDatabase(database, read, _ -> {});
    }

    /** Cannot read the rows of a partition. */
    public static TroubledDatabase unreadable(Database database, String partition) {
        return unreadable(database, partition, new IllegalArgumentException("the row cannot be read"));
    }

    /** Throws before it reads a row of a partition. */
    public static TroubledDatabase unreadable(Database database, String partition, RuntimeException why) {
        return new TroubledDatabase(
                database,
                key -> {
                    if (key.partition().equals(partition)) {
                        throw why;
                    }
                },
                _ -> {});
    }

    /** Throws before a commit that writes to a partition. */
    public static TroubledDatabase uncommitted(Database database, String partition, RuntimeException why) {
        return new TroubledDatabase(database, _ -> {}, writes -> {
            if (writes.stream().anyMatch(write -> write.key().partition().equals(partition))) {
                throw why;
            }
        });
    }

    @Override
    public Optional<Row> find(Key key) {
        read.accept(key);
        return database.find(key);
    }

    /** A row that cannot be read comes all the same, and cannot be parsed. */
    @Override
    public List<Row> findAll(List<Key> keys) {
        return keys.stream()
                .flatMap(key -> {
                    try {
                        return find(key).stream();
                    } catch (IllegalArgumentException unreadable) {
                        return Stream.of(new Row(key, 1, Map.of()));
                    }
                })
                .toList();
    }

    @Override
    public boolean commit(List<Write> writes) {
        commit.accept(writes);
        return database.commit(writes);
    }
}
