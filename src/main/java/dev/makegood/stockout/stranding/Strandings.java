package dev.makegood.stockout.stranding;

import dev.makegood.input.Sha256;
import dev.makegood.inventory.StockKey;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads and writes the rows of strandings, each with a row per case. A stranding whose brake is on, or whose withdrawal
 * must be carried out, is in the desk's index.
 */
public final class Strandings {
    private static final String LINE = "STRANDED";
    private static final DeskWork ON = new DeskWork(Index.DESK, "brake");
    private static final DeskWork WITHDRAWN = new DeskWork(Index.DESK, "brake-withdrawn");

    private static final RowType<Stranding> ROWS =
            new RowType<>(Stranding.class, stranding -> key(stranding.strandingId()), Strandings::indexes);
    private static final RowType<Line> LINES = new RowType<>(Line.class, Strandings::key);

    private final Database database;

    public Strandings(Database database) {
        this.database = database;
    }

    /**
     * Names a case with units that a stranding made short.
     *
     * @param takenBack once it was withdrawn: true if they are open again, false if they stay short
     */
    public record Line(String strandingId, CaseId caseId, Optional<Boolean> takenBack) {
        public Line with(boolean nowTakenBack) {
            return new Line(strandingId, caseId, Optional.of(nowTakenBack));
        }
    }

    /** Returns the id of a report's stranding. */
    static String idOf(StockKey stock, String report) {
        return Sha256.shortHex("count " + stock + " " + report);
    }

    /** Returns the id of an admission's stranding: the units of a case from this one on. */
    static String idOf(CaseId caseId, int fromUnit) {
        return Sha256.shortHex("admission " + caseId + " " + fromUnit);
    }

    /** Returns what those of these rows say that can be read. */
    static Stream<Stranding> of(List<Row> rows) {
        return rows.stream().flatMap(row -> ROWS.readable(row).stream());
    }

    public Optional<Stored<Stranding>> find(String strandingId) {
        return ROWS.find(database, key(strandingId));
    }

    /** Returns a stranding that another row refers to. */
    public Stored<Stranding> get(String strandingId) {
        return ROWS.get(database, key(strandingId));
    }

    /** Returns a page of strandings whose brake is on, the first to end first. The index may lag. */
    public Page<Stranding> on(int limit, Optional<Cursor> after) {
        return database.query(ON.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /** Returns a page of strandings whose withdrawal must be carried out. The index may lag. */
    public Page<Stranding> withdrawn(int limit, Optional<Cursor> after) {
        return database.query(WITHDRAWN.waiting(limit, after))
                .map(row -> ROWS.read(row).value());
    }

    /** Returns a page of the cases of a stranding. */
    public Page<Line> lines(String strandingId, int limit, Optional<Cursor> after) {
        var query = Query.table(Table.CASES, partition(strandingId), Query.Range.under(LINE), limit);
        return database.query(query.after(after)).map(row -> LINES.read(row).value());
    }

    public Optional<Stored<Line>> find(Line line) {
        return LINES.find(database, key(line));
    }

    Write create(Line line) {
        return LINES.create(line);
    }

    public Write replace(Stored<Line> old, Line changed) {
        return LINES.replace(old, changed);
    }

    public Write put(Optional<Stored<Stranding>> old, Stranding changed) {
        return ROWS.put(old, changed);
    }

    public Write replace(Stored<Stranding> old, Stranding changed) {
        return ROWS.replace(old, changed);
    }

    Write check(String strandingId, Optional<Stored<Stranding>> read) {
        return ROWS.check(key(strandingId), read);
    }

    private static String partition(String strandingId) {
        return KeyText.join("stranding", strandingId);
    }

    static Key key(String strandingId) {
        return new Key(Table.CASES, partition(strandingId), "STRANDING");
    }

    private static Key key(Line line) {
        return new Key(Table.CASES, partition(line.strandingId()), KeyText.join(LINE, line.caseId()));
    }

    private static List<IndexEntry> indexes(Stranding stranding) {
        return switch (stranding.brake()) {
            case Brake.On on -> List.of(ON.entry(on.until(), on.since()));
            case Brake.Withdrawn withdrawn
            when !withdrawn.done() ->
                List.of(WITHDRAWN.entry(
                        withdrawn.word().at(), withdrawn.before().since()));
            case Brake.Withdrawn _, Brake.Off _, Brake.Confirmed _, Brake.Over _ -> List.of();
        };
    }
}
