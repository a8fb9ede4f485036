package dev.makegood.storage;

import java.util.List;
import java.util.Optional;

/** Delegates to another database everything that it does not override. */
public interface DelegatingDatabase extends Database {
    Database database();

    @Override
    default Optional<Row> find(Key key) {
        return database().find(key);
    }

    @Override
    default Page<Row> query(Query query) {
        return database().query(query);
    }

    @Override
    default boolean commit(List<Write> writes) {
        return database().commit(writes);
    }

    @Override
    default void pause(int attempt) {
        database().pause(attempt);
    }
}
