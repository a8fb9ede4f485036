package dev.makegood.storage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One member of a transaction: nothing is ever written, or relied upon, without a guard. */
public sealed interface Write {
    Key key();

    /** The version that must be stored; 0 if there must be none. */
    long expected();

    /** Puts a new row; refused if the key is taken. */
    record Create(Key key, Map<String, Object> attributes) implements Write {
        @Override
        public long expected() {
            return 0;
        }
    }

    /**
     * Puts a new row, and never refuses: it holds up nothing that is written with it.
     *
     * @param otherwise says, by the row that has the key, what is added instead, if anything; it comes to an end
     */
    record Add(Key key, Map<String, Object> attributes, Function<Row, Optional<Add>> otherwise) implements Write {
        @Override
        public long expected() {
            return 0;
        }
    }

    /** Puts the whole row anew; refused unless the stored version is {@code expected}. */
    record Replace(Key key, long expected, Map<String, Object> attributes) implements Write {}

    /** Removes the row for good; refused unless the stored version is {@code expected}. */
    record Delete(Key key, long expected) implements Write {}

    /** Writes nothing; refuses the transaction unless the stored version is {@code expected} (0: no such row). */
    record Check(Key key, long expected) implements Write {}
}
