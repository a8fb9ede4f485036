package dev.makegood.account;

import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Reads and writes the rows of compensations that wait for a merchant's money. They are stored with the account, in the
 * order in which they are paid, so the order is read as of the last commit. Every change to them is guarded by the
 * account's row.
 */
public final class WaitingLists {
    private static final String TURN = "WAITS";

    private static final RowType<WaitingList> LISTS =
            new RowType<>(WaitingList.class, list -> key(list.merchantId(), list.currency()), WaitingLists::indexes);

    private static final RowType<QueuePlace> TURNS = new RowType<>(QueuePlace.class, WaitingLists::key);

    private final Database database;

    public WaitingLists(Database database) {
        this.database = database;
    }

    public Optional<Stored<WaitingList>> find(String merchantId, CurrencyUnit currency) {
        return LISTS.find(database, key(merchantId, currency));
    }

    public Write put(Optional<Stored<WaitingList>> old, WaitingList changed) {
        return LISTS.put(old, changed);
    }

    public Write replace(Stored<WaitingList> old, WaitingList changed) {
        return LISTS.replace(old, changed);
    }

    public Write delete(Stored<WaitingList> old) {
        return LISTS.delete(old);
    }

    /** Returns writes that make a merchant's list due now, because money came in; empty if there is no list. */
    public List<Write> lookNow(String merchantId, CurrencyUnit currency, Instant now) {
        return find(merchantId, currency).stream()
                .map(old -> put(Optional.of(old), old.value().lookAt(now)))
                .toList();
    }

    /** Returns the first places, in the order in which they are paid. */
    public List<Stored<QueuePlace>> first(String merchantId, CurrencyUnit currency, int most) {
        return turns(merchantId, currency, Query.Range.under(TURN), most);
    }

    /** Returns the first places of one kind. */
    public List<Stored<QueuePlace>> first(String merchantId, CurrencyUnit currency, QueuePlace.Kind kind, int most) {
        return turns(merchantId, currency, Query.Range.under(TURN, kind.id()), most);
    }

    public Optional<Stored<QueuePlace>> find(QueuePlace turn) {
        return TURNS.find(database, key(turn));
    }

    public Write create(QueuePlace turn) {
        return TURNS.create(turn);
    }

    public Write delete(QueuePlace turn, long version) {
        return TURNS.delete(new Stored<>(turn, version));
    }

    /**
     * Returns a page of one shard's lists that are due. Read each again before acting on it, since the index may lag.
     */
    public Page<WaitingList> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.WAITING_DUE, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> LISTS.read(row).value());
    }

    /** Returns the place of the compensation that has been owed longest; empty if none waits. */
    public Optional<QueuePlace> longest() {
        var heads = Concurrently.map(
                Shards.all(),
                shard -> database.first(Query.index(Index.WAITING_OLDEST, shard, new Query.Range.All(), 1), 1));
        return heads.stream()
                .flatMap(List::stream)
                .flatMap(row -> database.find(row.key()).stream())
                .map(row -> LISTS.read(row).value())
                .min(Comparator.comparing(WaitingList::since))
                .flatMap(this::longest);
    }

    /** Each kind is in its own order. */
    private Optional<QueuePlace> longest(WaitingList list) {
        return Stream.of(QueuePlace.Kind.values())
                .flatMap(kind -> first(list.merchantId(), list.currency(), kind, 1).stream())
                .map(Stored::value)
                .min(Comparator.comparing(QueuePlace::since));
    }

    private List<Stored<QueuePlace>> turns(String merchantId, CurrencyUnit currency, Query.Range range, int most) {
        return database.first(Query.table(Table.ACCOUNTS, partition(merchantId, currency), range, most), most).stream()
                .map(TURNS::read)
                .toList();
    }

    private static List<IndexEntry> indexes(WaitingList list) {
        String shard = Shards.of(list.merchantId());
        return List.of(Index.WAITING_DUE.entry(shard, list.lookAt()), Index.WAITING_OLDEST.entry(shard, list.since()));
    }

    private static Key key(QueuePlace turn) {
        String sort =
                KeyText.join(TURN, turn.kind().id(), SortableInstant.format(turn.since()), new KeyText(turn.caseId()));
        return new Key(Table.ACCOUNTS, partition(turn.merchantId(), turn.currency()), sort);
    }

    private static Key key(String merchantId, CurrencyUnit currency) {
        return new Key(Table.ACCOUNTS, partition(merchantId, currency), "WAITING");
    }

    private static String partition(String merchantId, CurrencyUnit currency) {
        return KeyText.join(merchantId, currency.getCode());
    }
}
