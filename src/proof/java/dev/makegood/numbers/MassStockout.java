package dev.makegood.numbers;

import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.Sale;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.OrderRows;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Packs;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Describes a recount that leaves all orders of one merchant's SKU without stock, while smaller merchants have a
 * stockout each.
 *
 * @param stranded orders of the big merchant that become short
 * @param others small merchants with one stranded order each
 * @param kept further orders of the big merchant from earlier days, half of them shipped, half open and not due
 * @param coupons older outstanding coupons
 * @param policy the version of the default policy in force
 */
record MassStockout(int stranded, int others, int kept, int coupons, PolicyVersion policy) {
    /**
     * The one by which a case is counted: large enough that cases share what a run costs by itself, and small enough to
     * be counted in every build.
     */
    static final MassStockout COUNTED = new MassStockout(200, 2, 0, 0);

    /** The same under the version with a window to choose, in which no buyer says anything. */
    static final MassStockout COUNTED_CHOOSING = new MassStockout(200, 2, 0, 0, Packs.CHOOSING);

    /** A time at which the bare rule is in force. */
    static final Instant NOW = Instant.parse("2026-11-11T04:00:00Z");

    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final String BIG = MarketplaceIds.MERCHANT;
    private static final String HOT = MarketplaceIds.SKU;
    private static final String HEALTHY = MarketplaceIds.sku(0);

    /** Numbers of orders from here on are those of small merchants, those that are kept, and those of older coupons. */
    private static final int SMALL_FROM = 2_000_000;

    private static final int KEPT_FROM = 4_000_000;
    private static final int COUPONS_FROM = 6_000_000;
    private static final Money PRICE = Money.ofMinor(CNY, 9_900);

    /** Creates one under the bare rule. */
    MassStockout(int stranded, int others, int kept, int coupons) {
        this(stranded, others, kept, coupons, Packs.BARE);
    }

    /** Returns when the merchants recount. */
    Instant now() {
        return policy.effectiveAt().orElse(NOW);
    }

    /** Returns how long buyers who say nothing wait for their refunds. */
    Duration window() {
        return Duration.ofHours(policy.refund().choiceWindowHours());
    }

    int cases() {
        return stranded + others;
    }

    /** Writes the orders without the reads of placing them one by one, then the recounts as merchants send them. */
    void prepare(Database database) {
        var orders = new OrderRows(database);
        write(database, kept, n -> orders.of(order(now(), KEPT_FROM + n, BIG, HEALTHY), n % 2 == 0));
        write(database, stranded, n -> orders.of(order(now(), n, BIG, HOT), false));
        write(database, others, n -> orders.of(order(now(), SMALL_FROM + n, MarketplaceIds.merchant(n), HOT), false));
        prepareCoupons(database);
        position(database, BIG, HEALTHY, (kept + 1) / 2);
        strand(database, BIG, stranded);
        IntStream.range(0, others).forEach(n -> strand(database, MarketplaceIds.merchant(n), 1));
    }

    /** Returns the cases of the small merchants. */
    List<CaseId> othersCases() {
        return IntStream.range(0, others).mapToObj(n -> caseId(SMALL_FROM + n)).toList();
    }

    private static CaseId caseId(int n) {
        return new CaseId(MarketplaceIds.order(n), MarketplaceIds.line(n), Violation.STOCKOUT);
    }

    private void prepareCoupons(Database database) {
        var rows = new Coupons(database);
        write(database, coupons, n -> {
            CaseId caseId = caseId(COUPONS_FROM + n);
            Money face = policy.money(500);
            return List.of(rows.put(Optional.empty(), Coupon.issued(caseId, buyer(n), face, now(), policy)));
        });
    }

    static PaidOrder order(Instant now, int n, String merchantId, String sku) {
        Instant paidAt = now.minus(Duration.ofDays(1)).plusMillis(n);
        var line = new PaidOrder.PaidLine(
                MarketplaceIds.line(n), merchantId, sku, 1, PRICE, now.plus(Duration.ofDays(2)), List.of());
        return new PaidOrder(MarketplaceIds.order(n), Packs.BARE.platform(), buyer(n), CNY, paidAt, List.of(line));
    }

    /** Returns a pseudonym. */
    private static String buyer(int n) {
        return "b_%032x".formatted(n);
    }

    private void strand(Database database, String merchantId, int units) {
        position(database, merchantId, HOT, units);
        var recount = new StockChange.Recount(merchantId, HOT, MarketplaceIds.count(1), 0, Optional.empty());
        new RecordStockChange(database).record(recount, now());
    }

    static void position(Database database, String merchantId, String sku, int units) {
        var counted = StockPosition.unknown(new StockKey(merchantId, sku)).recount(units, NOW, NOW);
        var sale = new Sale(units, NOW, "pinduoduo", Money.ofMinor(CurrencyUnit.of("CNY"), 10_000));
        commit(database, List.of(new Stock(database).create(counted.allocate(sale, NOW, NOW))));
    }

    static void write(Database database, int count, IntFunction<List<Write>> rows) {
        var waiting = new ArrayList<Write>();
        for (int n = 0; n < count; n++) {
            List<Write> next = rows.apply(n);
            if (waiting.size() + next.size() > Database.MAX_WRITES) {
                commit(database, waiting);
                waiting.clear();
            }
            waiting.addAll(next);
        }
        if (!waiting.isEmpty()) {
            commit(database, waiting);
        }
    }

    private static void commit(Database database, List<Write> writes) {
        if (!database.commit(writes)) {
            throw new IllegalStateException("the database is not empty");
        }
    }
}
