package dev.makegood.meter;

import dev.makegood.storage.Index;
import dev.makegood.storage.Query;
import dev.makegood.storage.Table;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names what units are billed for.
 *
 * @param index empty for the table itself
 */
public record Place(Table table, Optional<Index> index) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::toString);

    static Place of(Table table) {
        return new Place(table, Optional.empty());
    }

    static Place of(Index index) {
        return new Place(index.table(), Optional.of(index));
    }

    static Place of(Query query) {
        return new Place(query.table(), query.index());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return index.map(in -> table + "/" + in.indexName()).orElse(table.name());
    }
}
