package dev.makegood.order;

import dev.makegood.inventory.Presale;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells buyers of a presale that its date has changed, a page in a transaction with the cursor, so that each is told once.
 * What they were promised stays: only they can agree to another ship time.
 */
public final class TellOfPresale {
    private static final System.Logger LOG = System.getLogger(TellOfPresale.class.getName());

    /** What policies and presales know a line of a presale by. */
    private static final String PRESALE = "presale";

    /** Lines of one transaction. */
    private static final int PAGE = 40;

    /** Positions of a shard that are read at once. */
    private static final int POSITIONS = 25;

    private final Database database;
    private final Stock stock;
    private final Orders orders;
    private final Notices notices;

    public TellOfPresale(Database database) {
        this.database = database;
        stock = new Stock(database);
        orders = new Orders(database);
        notices = new Notices(database);
    }

    /**
     * What a run did.
     *
     * @param lines order lines whose buyers were told
     * @param failed positions that could not be done now; they are tried again
     */
    public record Counts(int lines, int failed) {}

    /** One pass, until everybody is told or about {@code limit} pages were looked at. */
    public Counts runOnce(Instant now, int limit) {
        var worked = new ShardPages<>((shard, after) -> stock.presalesToTell(shard, POSITIONS, after))
                .work(limit, key -> tell(key, now), (key, bad) -> LOG.log(Level.ERROR, "not told: " + key, bad));
        return new Counts(worked.done(), worked.failed());
    }

    /** Tells one page; empty if everybody is told. */
    private Optional<Integer> tell(StockKey key, Instant now) {
        return database.decide(() -> stock.find(key)
                .flatMap(stored -> stored.value()
                        .presale()
                        .flatMap(presale -> presale.telling().map(telling -> decide(stored, presale, telling, now))))
                .orElseGet(() -> Decision.answer(Optional.empty())));
    }

    private Decision<Optional<Integer>> decide(
            Stored<StockPosition> stored, Presale presale, Presale.Telling telling, Instant now) {
        StockPosition position = stored.value();
        Page<LineRef> page = orders.openLatestPaidFirst(position.key(), PAGE, telling.after());
        var writes = new ArrayList<Write>();
        for (LineRef ref : page.items()) {
            orders.readableLine(ref)
                    .filter(line -> line.open() > 0 && line.line().attributes().contains(PRESALE))
                    .ifPresent(line -> writes.add(notices.create(notice(line, presale, now))));
        }
        int told = writes.size();
        writes.add(stock.put(Optional.of(stored), position.toldOfPresale(page.next())));
        return new Decision<>(Optional.of(told), List.copyOf(writes));
    }

    private static Notice notice(OrderLine line, Presale presale, Instant now) {
        return Notice.of(
                line.orderId() + "~" + line.line().lineId() + "~" + presale.change(),
                NoticeTemplate.PRESALE_CHANGED_BUYER,
                Recipient.buyer(line.buyer()),
                now,
                Map.of(
                        "orderId", line.orderId(),
                        "lineId", line.line().lineId(),
                        "sku", line.line().sku(),
                        "shipBy", presale.shipsBy().toString(),
                        "deadline", line.shipBy().toString()));
    }
}
