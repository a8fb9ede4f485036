package dev.makegood.abuse;

import dev.makegood.input.Sha256;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;

/** Reads and writes the rows of flags. Open and closed ones are two lists of the desk's index. */
public final class AbuseFlags {
    private static final DeskWork OPEN = new DeskWork(Index.DESK, "abuse-flag");
    private static final DeskWork CLOSED = new DeskWork(Index.DESK, "abuse-flag-closed");

    private static final RowType<AbuseFlag> ROWS =
            new RowType<>(AbuseFlag.class, flag -> key(flag.flagId()), AbuseFlags::indexes);

    private final Database database;

    public AbuseFlags(Database database) {
        this.database = database;
    }

    /** Selects flags of a list; what is absent selects all. */
    public record Filter(Optional<AbuseKind> kind, Optional<String> merchantId) {
        boolean takes(AbuseFlag flag) {
            return kind.filter(wanted -> wanted != flag.kind()).isEmpty()
                    && merchantId
                            .filter(wanted -> !flag.subject().merchantId().equals(Optional.of(wanted)))
                            .isEmpty();
        }
    }

    /**
     * Returns a page of open or closed flags, the earliest first. A page with a filter may have fewer flags than the
     * limit and still not be the last one.
     */
    public Page<AbuseFlag> list(boolean closed, Filter filter, int limit, Optional<Cursor> after) {
        Page<AbuseFlag> page = database.query((closed ? CLOSED : OPEN).waiting(limit, after))
                .map(row -> ROWS.read(row).value());
        return new Page<>(page.items().stream().filter(filter::takes).toList(), page.next());
    }

    Optional<Stored<AbuseFlag>> find(String flagId) {
        return ROWS.find(database, key(flagId));
    }

    Write create(AbuseFlag flag) {
        return ROWS.create(flag);
    }

    Write replace(Stored<AbuseFlag> old, AbuseFlag changed) {
        return ROWS.replace(old, changed);
    }

    /** Returns the id of a flag: the same facts have the same id. */
    static String idOf(AbuseKind kind, AbuseFlag.Subject subject, String period) {
        String about = KeyText.join(
                subject.merchantId().orElse(""),
                subject.buyer().orElse(""),
                subject.sku().orElse(""));
        return Sha256.shortHex(kind.id() + " " + about + " " + period);
    }

    private static Key key(String flagId) {
        return new Key(Table.CASES, KeyText.join("abuse", flagId), "FLAG");
    }

    private static List<IndexEntry> indexes(AbuseFlag flag) {
        return List.of((flag.closed().isPresent() ? CLOSED : OPEN).entry(flag.at(), flag.at()));
    }
}
