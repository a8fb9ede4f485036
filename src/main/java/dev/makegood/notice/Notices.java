package dev.makegood.notice;

import dev.makegood.command.Actor;
import dev.makegood.input.Sha256;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.WorkAge;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads and writes the rows of notices. Those about a case share its partition; any other has one of its own. An
 * undelivered one is in the work index until it is delivered; there, one that never failed is sorted by the time at which
 * it was written. One that failed has that time in another index; so has one that was delivered and reached nobody.
 */
public final class Notices {
    private static final String NOTICE = "NOTICE";

    /** The partition of those that reached their person on no channel; no shard has this name. */
    private static final String UNREACHED = "unreached";

    private static final RowType<Notice> ROWS = new RowType<>(Notice.class, notice -> key(notice), Notices::indexes);

    private final Database database;

    public Notices(Database database) {
        this.database = database;
    }

    /**
     * Returns a write to commit with the change that the notice reports. It never refuses that change: if an equal
     * notice has the id, nothing is written; if a different one has it, this one gets an id of its own.
     */
    public Write create(Notice notice) {
        return ROWS.add(notice, taken -> saysTheSame(taken, notice) ? Optional.empty() : Optional.of(beside(notice)));
    }

    private static boolean saysTheSame(Row taken, Notice notice) {
        return ROWS.readable(taken).filter(notice::saysTheSame).isPresent();
    }

    /** Returns the write under an id that depends on the content, so that only an equal notice can have it. */
    private static Write.Add beside(Notice notice) {
        return ROWS.add(notice.withIdOfItsContent(), _ -> Optional.empty());
    }

    /** Returns a write that creates a notice unless its id is taken, whatever the existing notice says. */
    public Write createOnce(Notice notice) {
        return ROWS.add(notice, _ -> Optional.empty());
    }

    Write replace(Stored<Notice> old, Notice changed) {
        return ROWS.replace(old, changed);
    }

    Optional<Stored<Notice>> find(Key key) {
        return ROWS.find(database, key);
    }

    Optional<Stored<Notice>> find(RecordReceipt.NoticeName name) {
        return find(key(name.caseId().orElse(name.noticeId()), name.noticeId()));
    }

    /** Returns the notice that a row holds. */
    Stored<Notice> read(Row row) {
        return ROWS.read(row);
    }

    /**
     * Returns the delivered notices about a case, the oldest first; at the same instant, the buyer's first. They are
     * the record of what was told, so they are kept as long as the case.
     */
    public List<Notice> told(String caseId) {
        var query = Query.table(Table.NOTICES, caseId, Query.Range.under(NOTICE));
        return database.all(query).stream()
                .map(row -> ROWS.read(row).value())
                .filter(notice -> !notice.isUndelivered())
                .sorted(Comparator.comparing(Notice::createdAt)
                        .thenComparing(notice -> notice.recipient().toString())
                        .thenComparing(Notice::id))
                .toList();
    }

    /**
     * Returns writes that replace a person's words in notices about a subject that is no part of a case.
     *
     * @param by the replacement
     */
    public List<Write> erase(String by, String about, List<Class<? extends Fact>> kinds) {
        return erase(by, kinds, kind -> key(Notice.idOf(about, kind), Notice.idOf(about, kind)));
    }

    /**
     * Returns writes that replace a person's words in notices about a subject of a case.
     *
     * @param by the replacement
     */
    public List<Write> erase(String caseId, String by, String about, List<Class<? extends Fact>> kinds) {
        return erase(by, kinds, kind -> key(caseId, Notice.idOf(about, kind)));
    }

    private List<Write> erase(
            String by, List<Class<? extends Fact>> kinds, Function<Class<? extends Fact>, Key> keyOf) {
        return kinds.stream()
                .flatMap(kind -> find(keyOf.apply(kind)).stream())
                .filter(stored -> !stored.value().erased(by).equals(stored.value()))
                .map(stored -> replace(stored, stored.value().erased(by)))
                .toList();
    }

    /** Returns a page of a recipient's notices, the newest first. */
    public Page<Notice> ofRecipient(Actor recipient, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.NOTICES_BY_RECIPIENT, recipient.toString(), new Query.Range.All(), limit)
                .backwards()
                .after(after);
        return database.wholeRows(query).map(row -> ROWS.read(row).value());
    }

    /** Returns a page of the notices that reached their person on no channel, the newest first. */
    public Page<Notice> unreached(int limit, Optional<Cursor> after) {
        var query = Query.index(Index.NOTICES_UNDELIVERED_SINCE, UNREACHED, new Query.Range.All(), limit)
                .backwards()
                .after(after);
        return database.wholeRows(query).map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of one shard's keys of notices that are due at {@code now}, the longest due first. Read each again before
     * acting on it, since the index may lag.
     */
    Page<Key> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.NOTICES_UNDELIVERED, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(Row::key);
    }

    /** Returns the age of the oldest undelivered notice, whatever was attempted since; zero if there is none. */
    public Duration oldestUndelivered(Instant now) {
        Duration untried = WorkAge.oldest(database, Index.NOTICES_UNDELIVERED, now);
        Duration failed = WorkAge.oldest(database, Index.NOTICES_UNDELIVERED_SINCE, now);
        return untried.compareTo(failed) > 0 ? untried : failed;
    }

    /**
     * Postpones a row in the work index without parsing it: a row that this version cannot read, such as one of a newer
     * version, must not block the others.
     */
    List<Write> setAside(Key key, Instant until) {
        return database
                .find(key)
                .map(Notices::failed)
                .flatMap(row -> Index.NOTICES_UNDELIVERED.move(row, until))
                .stream()
                .toList();
    }

    /** Returns a row with its time in the index of those that failed, as of its first failure. */
    private static Row failed(Row row) {
        if (!Index.NOTICES_UNDELIVERED.has(row)) {
            return row;
        }
        var attributes = new HashMap<>(row.attributes());
        Object shard = attributes.get(Index.NOTICES_UNDELIVERED.partitionAttribute());
        attributes.putIfAbsent(Index.NOTICES_UNDELIVERED_SINCE.partitionAttribute(), shard);
        attributes.putIfAbsent(Index.NOTICES_UNDELIVERED_SINCE.sortAttribute(), Index.NOTICES_UNDELIVERED.sort(row));
        return new Row(row.key(), row.version(), attributes);
    }

    /** Returns the key of a notice. */
    static Key key(Notice notice) {
        return key(notice.caseId().orElse(notice.id()), notice.id());
    }

    /** Uses a digest of the id, since the longest ids would not fit into a sort key. */
    private static Key key(String partition, String id) {
        return new Key(Table.NOTICES, partition, KeyText.join(NOTICE, Sha256.shortHex(id)));
    }

    private static List<IndexEntry> indexes(Notice notice) {
        String shard = Shards.of(notice.id());
        var entries = new ArrayList<IndexEntry>();
        entries.add(Index.NOTICES_BY_RECIPIENT.entry(notice.recipient().toString(), notice.createdAt()));
        if (notice.delivery() instanceof Delivery.Undelivered undelivered) {
            entries.add(Index.NOTICES_UNDELIVERED.entry(shard, undelivered.deliverAt()));
            if (undelivered.attempts() > 0) {
                entries.add(Index.NOTICES_UNDELIVERED_SINCE.entry(shard, notice.createdAt()));
            }
        } else if (notice.receipts().reachedNobody()) {
            entries.add(Index.NOTICES_UNDELIVERED_SINCE.entry(UNREACHED, notice.createdAt()));
        }
        return entries;
    }
}
