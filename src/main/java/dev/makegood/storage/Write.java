package dev.makegood.storage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Describes one member of a transaction. Every write and every check has a guard. */
public sealed interface Write {
    Key key();

    /** Returns the version that must be stored; 0 if the row must not exist. */
    long expected();

    /** Creates a row; refused if the key is taken. */
    record Create(Key key, Map<String, Object> attributes) implements Write {
        @Override
        public long expected() {
            return 0;
        }
    }

    /**
     * Creates a row if it can, and never refuses the transaction.
     *
     * @param otherwise takes the existing row with the key and returns another write, if any; must end at some point
     */
    record Add(Key key, Map<String, Object> attributes, Function<Row, Optional<Add>> otherwise) implements Write {
        @Override
        public long expected() {
            return 0;
        }
    }

    /** Replaces the whole row; refused unless the stored version is {@code expected}. */
    record Replace(Key key, long expected, Map<String, Object> attributes) implements Write {}

    /** Deletes the row; refused unless the stored version is {@code expected}. */
    record Delete(Key key, long expected) implements Write {}

    /** Writes nothing; refuses the transaction unless the stored version is {@code expected} (0: no such row). */
    record Check(Key key, long expected) implements Write {}
}
