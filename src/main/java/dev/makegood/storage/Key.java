package dev.makegood.storage;

import java.util.Objects;

/** Addresses one row. */
public record Key(Table table, String partition, String sort) {
    public Key {
        Objects.requireNonNull(table);
        if (partition.isEmpty() || sort.isEmpty()) {
            throw new IllegalArgumentException("a key needs a partition part and a sort part");
        }
    }
}
