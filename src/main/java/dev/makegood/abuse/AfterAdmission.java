package dev.makegood.abuse;

import dev.makegood.inventory.Demand;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Trigger;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Stored;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Looks at what a merchant sold after it said that it did not have units. If a delivery arrived or a count found more in
 * between, it had units again, and nothing is flagged.
 */
final class AfterAdmission {
    /** The most restocks of a SKU to look at. */
    private static final int MOST = 1_000;

    private final Orders orders;
    private final Stock stock;
    private final Restocks restocks;
    private final Looked looked;
    private final AbuseFigures figures;

    AfterAdmission(Database database, AbuseFigures figures) {
        orders = new Orders(database);
        stock = new Stock(database);
        restocks = new Restocks(database);
        looked = new Looked(database, figures);
        this.figures = figures;
    }

    Stream<Sign> signs(Case c, Instant now) {
        boolean admitted = c.trigger() == Trigger.ADMISSION && c.units() > 0;
        var key = new StockKey(c.merchantId(), c.sku());
        Optional<StockPosition> position = admitted ? stock.find(key).map(Stored::value) : Optional.empty();
        if (position.isEmpty() || hadUnitsAgain(c, position.get(), now)) {
            return Stream.empty();
        }
        return Stream.of(dearer(c, position.get(), now), soldOn(c, now)).flatMap(Optional::stream);
    }

    private boolean hadUnitsAgain(Case c, StockPosition position, Instant now) {
        Instant at = c.establishedAt();
        boolean arrived = restocks.of(position.key(), MOST).stream()
                .anyMatch(restock -> restock.state() instanceof RestockState.Arrived there
                        && there.at().isAfter(at));
        boolean reported = position.lastChange()
                .filter(change -> change.at().isAfter(at))
                .filter(change -> !foundFewer(position.key(), change.report(), at, now))
                .isPresent();
        return arrived || reported;
    }

    private boolean foundFewer(StockKey key, String report, Instant from, Instant now) {
        return Page.first(MOST, after -> stock.lost(key, from, now.plusMillis(1), Query.MAX_LIMIT, after)).stream()
                .anyMatch(told -> told.change().report().equals(report));
    }

    private Optional<Sign> dearer(Case c, StockPosition position, Instant now) {
        OrderLine line =
                orders.getLine(new LineRef(c.id().orderId(), c.id().lineId())).value();
        Money paid = line.sale(1).unitPrice();
        LocalDate next = Demand.dayOf(c.establishedAt()).plusDays(1);
        return next.datesUntil(Demand.dayOf(now).plusDays(1))
                .flatMap(day ->
                        Optional.ofNullable(
                                position.lowStock().demand().byPlatform(day).get(line.platform()))
                                .stream())
                .map(Demand.Sold::lastPrice)
                .filter(price -> price.getCurrencyUnit().equals(paid.getCurrencyUnit()) && isDearer(price, paid))
                .findFirst()
                .map(price -> sign(
                        AbuseKind.RELISTED_DEARER,
                        c,
                        List.of(c),
                        Sentence.of("abuse.relistedDearer")
                                .with("sku", c.sku())
                                .with("platform", line.platform())
                                .amount("paid", paid)
                                .amount("price", price)));
    }

    private boolean isDearer(Money price, Money paid) {
        return price.getAmountMinorLong() * 100 >= paid.getAmountMinorLong() * (100 + figures.dearerPercent());
    }

    private Optional<Sign> soldOn(Case c, Instant now) {
        Instant from = c.establishedAt().plus(figures.soldOnAfter());
        List<Case> later = looked.ofMerchant(c, now).stream()
                .filter(other -> other.id().violation() == Violation.STOCKOUT && other.units() > 0)
                .filter(other ->
                        other.sku().equals(c.sku()) && other.subject().paidAt().isAfter(from))
                .toList();
        return later.size() < figures.soldOnCases()
                ? Optional.empty()
                : Optional.of(sign(
                        AbuseKind.SOLD_ON,
                        c,
                        Stream.concat(Stream.of(c), later.stream()).toList(),
                        Sentence.of("abuse.soldOn").with("sku", c.sku()).with("cases", later.size())));
    }

    private static Sign sign(AbuseKind kind, Case c, List<Case> cases, Sentence fact) {
        var subject = AbuseFlag.Subject.merchant(c.merchantId(), Optional.of(c.sku()));
        return new Sign(kind, subject, Demand.dayOf(c.establishedAt()).toString(), Sign.ids(cases), fact);
    }
}
