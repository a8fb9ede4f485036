package dev.makegood.inventory;

import dev.makegood.command.Actor;
import dev.makegood.logging.Log;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.StockFact;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Asks merchants to count doubtful units, and tells merchants and operators about wrong positions, once per episode.
 * Runs as a pass of its own, so that no refund waits for a message.
 */
public final class TellOfStock {
    private static final Log LOG = Log.of(TellOfStock.class);

    /** The positions of one shard to read at once. */
    private static final int PAGE = 25;

    private final Database database;
    private final Stock stock;
    private final Notices notices;

    public TellOfStock(Database database) {
        this.database = database;
        stock = new Stock(database);
        notices = new Notices(database);
    }

    /**
     * Counts the results of a run.
     *
     * @param positions the positions about which somebody was notified
     * @param failed positions that failed; the next run tries them again
     */
    public record AnnouncementResult(int positions, int failed) {}

    /** Makes one pass, until everybody is notified or about {@code limit} positions were handled. */
    public AnnouncementResult runOnce(Instant now, int limit) {
        var worked = new ShardPages<>((shard, after) -> stock.toTell(shard, PAGE, after))
                .work(limit, key -> tell(key, now), (key, bad) -> LOG.error("cannot notify about {}", key, bad));
        return new AnnouncementResult(worked.done(), worked.failed());
    }

    /** Returns empty if there is nothing to tell. */
    private Optional<Integer> tell(StockKey key, Instant now) {
        return database.decide(() -> stock.find(key)
                .map(stored -> new Announced(stored, notices(stored.value(), now)))
                .filter(told -> !told.notices().isEmpty())
                .map(told -> new Decision<>(Optional.of(1), told.writes(stock)))
                .orElseGet(() -> Decision.answer(Optional.empty())));
    }

    private record Announced(Stored<StockPosition> position, ArrayList<Write> notices) {
        ArrayList<Write> writes(Stock stock) {
            var writes = new ArrayList<>(notices);
            writes.add(stock.replace(position, position.value().told()));
            return writes;
        }
    }

    private ArrayList<Write> notices(StockPosition position, Instant now) {
        var writes = new ArrayList<Write>();
        Actor merchant = Actor.merchant(position.merchantId());
        position.doubt().filter(doubt -> !doubt.told()).ifPresent(doubt -> {
            var fact = new StockFact.StockDoubtedMerchant(
                    position.sku(), position.doubted(), position.onHand().orElse(0L));
            writes.add(notice(position, doubt.since(), merchant, now, fact));
        });
        position.wrong().filter(wrong -> !wrong.told()).ifPresent(wrong -> {
            Instant since = wrong.since().orElse(now);
            String sku = position.sku();
            var toMerchant = new StockFact.StockWrongMerchant(sku, wrong.what());
            writes.add(notice(position, since, merchant, now, toMerchant));
            var toOperator = new StockFact.StockWrongOperator(sku, position.merchantId(), wrong.what());
            writes.add(notice(position, since, Actor.OPERATOR, now, toOperator));
        });
        return writes;
    }

    private Write notice(StockPosition position, Instant since, Actor recipient, Instant now, Fact fact) {
        return notices.create(Notice.of(KeyText.join(position.key(), since), recipient, now, fact));
    }
}
