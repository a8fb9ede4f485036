package dev.makegood.account;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/** Reads and writes postings. They are only created; if a number is taken, the whole transaction is refused. */
public final class Ledger {
    private static final RowType<Posting> ROWS =
            new RowType<>(Posting.class, posting -> new Key(Table.LEDGER, posting.journal(), sort(posting.number())));

    private final Database database;

    public Ledger(Database database) {
        this.database = database;
    }

    public Write create(Posting posting) {
        return ROWS.create(posting);
    }

    /** Returns a page of a journal, the newest posting first. */
    public Page<Posting> journal(String journal, int limit, Optional<Cursor> after) {
        var query = Query.table(Table.LEDGER, journal, new Query.Range.All(), limit)
                .backwards()
                .after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    /** Returns a page of the postings of a month, the oldest first. */
    public Page<Posting> journal(MonthlyStatement of, int limit, Optional<Cursor> after) {
        if (of.postings() == 0) {
            return new Page<>(List.of(), Optional.empty());
        }
        var range = new Query.Range.Between(sort(of.first()), sort(of.last()));
        var query =
                Query.table(Table.LEDGER, of.account().journal(), range, limit).after(after);
        return database.query(query).map(row -> ROWS.read(row).value());
    }

    /** Returns the number in ten digits, so that texts sort as numbers do. */
    public static String sort(long number) {
        return "%010d".formatted(number);
    }
}
