package dev.makegood.refund.pause;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of {@link Pause}. They are few, in one partition, and stay there for the record. */
public final class Pauses {
    /** Cannot be the id of a case, since those have several parts. */
    private static final String PARTITION = "pauses";

    private static final String PAUSE = "PAUSE";
    private static final RowType<Pause> ROWS = new RowType<>(Pause.class, pause -> key(pause.pauseId()));

    private final Database database;

    public Pauses(Database database) {
        this.database = database;
    }

    public Optional<Stored<Pause>> find(String pauseId) {
        return ROWS.find(database, key(pauseId));
    }

    /** Returns a page of all pauses, present and past, by id. */
    public Page<Pause> all(int limit, Optional<Cursor> after) {
        return database.query(Query.table(Table.CASES, PARTITION, Query.Range.under(PAUSE), limit)
                        .after(after))
                .map(row -> ROWS.read(row).value());
    }

    /** Returns the pauses that have not ended. */
    public List<Pause> active() {
        return database.all(Query.table(Table.CASES, PARTITION, Query.Range.under(PAUSE))).stream()
                .map(row -> ROWS.read(row).value())
                .filter(Pause::isActive)
                .toList();
    }

    Write create(Pause pause) {
        return ROWS.create(pause);
    }

    Write replace(Stored<Pause> old, Pause changed) {
        return ROWS.replace(old, changed);
    }

    private static Key key(String pauseId) {
        return new Key(Table.CASES, PARTITION, KeyText.join(PAUSE, pauseId));
    }
}
