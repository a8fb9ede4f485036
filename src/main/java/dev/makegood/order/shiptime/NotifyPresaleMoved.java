package dev.makegood.order.shiptime;

import dev.makegood.command.Actor;
import dev.makegood.inventory.Presale;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.logging.Log;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Page;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells buyers of a presale that its date has changed. Each page is one transaction with the cursor, so that each buyer
 * is told once. The promised ship time stays: only the buyer can agree to another one.
 */
public final class NotifyPresaleMoved {
    private static final Log LOG = Log.of(NotifyPresaleMoved.class);

    /** The attribute of a presale line, for policies and presales. */
    private static final String PRESALE = "presale";

    /** The lines to handle per transaction. */
    private static final int PAGE = 40;

    /** The positions of one shard to read at once. */
    private static final int POSITIONS = 25;

    private final Database database;
    private final Stock stock;
    private final Orders orders;
    private final Policies policies;
    private final Notices notices;

    public NotifyPresaleMoved(Database database) {
        this.database = database;
        stock = new Stock(database);
        orders = new Orders(database);
        policies = new Policies(database);
        notices = new Notices(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param lines order lines whose buyers were told
     * @param failed positions that failed; the next run tries them again
     */
    public record PresaleMovedResult(int lines, int failed) {}

    /** Tells buyers until all are told or about {@code limit} pages were read. */
    public PresaleMovedResult runOnce(Instant now, int limit) {
        var worked = new ShardPages<>((shard, after) -> stock.presalesToTell(shard, POSITIONS, after))
                .work(limit, key -> tell(key, now), (key, bad) -> LOG.error("cannot notify about {}", key, bad));
        return new PresaleMovedResult(worked.done(), worked.failed());
    }

    /** Tells the buyers of one page; empty if all are told. */
    private Optional<Integer> tell(StockKey key, Instant now) {
        return database.decide(() -> stock.find(key)
                .flatMap(stored -> stored.value()
                        .presale()
                        .flatMap(presale -> presale.telling().map(telling -> decide(stored, presale, telling, now))))
                .orElseGet(() -> Decision.answer(Optional.empty())));
    }

    private Decision<Optional<Integer>> decide(
            Stored<StockPosition> stored, Presale presale, Presale.UnannouncedMove telling, Instant now) {
        StockPosition position = stored.value();
        Page<LineRef> page = orders.openLines().openLatestPaidFirst(position.key(), PAGE, telling.after());
        List<PolicyVersion> versions = policies.all();
        var writes = new ArrayList<Write>();
        for (LineRef ref : page.items()) {
            orders.readableLine(ref)
                    .filter(line -> line.open() > 0 && line.line().attributes().contains(PRESALE))
                    .ifPresent(line -> writes.add(
                            notices.create(notice(line, presale, Negotiation.zone(versions, line, now), now))));
        }
        int told = writes.size();
        writes.add(stock.replace(stored, position.plans().toldOfPresale(page.next())));
        return new Decision<>(Optional.of(told), List.copyOf(writes));
    }

    private static Notice notice(OrderLine line, Presale presale, Optional<ZoneId> zone, Instant now) {
        var fact = new OrderFact.PresaleChangedBuyer(
                NegotiationNotices.item(line), presale.shipsBy(), line.shipBy(), zone);
        String about = KeyText.join(line.ref(), presale.change());
        return Notice.of(about, Actor.buyer(line.buyer()), now, fact);
    }
}
