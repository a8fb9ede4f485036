package dev.makegood.advice.options;

import dev.makegood.inventory.restock.Supplier;
import dev.makegood.market.Market;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.DelayRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.assessment.Prospect;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Computes the options for one line and the cost of each, by fixed rules. Reads no rows beyond those of its
 * {@link Prospect}.
 */
final class Ways {
    private final OrderLine line;
    private final Prospect prospect;
    private final PolicyVersion policy;
    private final Money paid;
    private final Optional<Instant> shortAt;
    private final List<Instant> changes;
    private final Words words;
    private final Instant now;

    /**
     * Creates the options.
     *
     * @param newer when versions that are already published take effect
     * @param cancelsAt the first instant at which a further period that the buyer set cancels the open units; empty if none does
     * @param paid the payment for the open units
     */
    Ways(
            OrderLine line,
            Prospect prospect,
            PolicyVersion policy,
            List<Instant> newer,
            Optional<Instant> cancelsAt,
            Money paid,
            Instant now) {
        this.line = line;
        this.prospect = prospect;
        this.policy = policy;
        this.paid = paid;
        this.now = now;
        words = new Words(policy, line.paidAt());
        shortAt = Stream.of(line.shortAt(policy.detection().overdue()), cancelsAt)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        changes = Stream.of(
                        newer.stream(),
                        Stream.of(Price.firstAfter(line.line().promisedShipAt())),
                        shortAt.stream(),
                        lateAt().stream())
                .flatMap(instants -> instants)
                .toList();
    }

    /**
     * Returns the line with its options.
     *
     * @param proposableUntil the last instant at which a later ship time can be proposed; empty if none can
     * @param tellable what silence would mean about a delay; empty if none can be told
     */
    AtStake with(StockOutlook shelf, Optional<Instant> proposableUntil, Optional<DelayRule> tellable) {
        List<WayOut> ways = Stream.of(
                        ship(shelf),
                        restock(shelf),
                        proposableUntil.map(this::negotiate),
                        tellable.map(this::delay),
                        swap(),
                        admit())
                .flatMap(Optional::stream)
                .sorted(WayOut.CHEAPEST_FIRST)
                .toList();
        return new AtStake(
                line,
                policy.ref(),
                paid,
                shelf.missing(),
                shortAt,
                otherwise(),
                Prospect.ifComplaintUpheld(policy),
                prospect.merchantLines(policy),
                ways);
    }

    /** Returns the cost of doing nothing: a stockout that nobody admitted. */
    private Money otherwise() {
        return stockout(shortAt.filter(now::isBefore).orElse(now), false);
    }

    private Optional<WayOut> ship(StockOutlook shelf) {
        if (shelf.missing() || isOver(now)) {
            return Optional.empty();
        }
        Price price = Price.of(this::shipped, now, changes.stream());
        return Optional.of(way(WayOut.Kind.SHIP, price, nothing(), words.ship(price)));
    }

    /** Returns empty if the units arrive too late, or no supplier is known. */
    private Optional<WayOut> restock(StockOutlook shelf) {
        if (!shelf.missing()) {
            return Optional.empty();
        }
        return shelf.coveredOn()
                .filter(day -> !isOver(endOf(day)))
                .map(this::restocked)
                .or(() -> shelf.best().flatMap(this::restock));
    }

    private WayOut restocked(LocalDate on) {
        Price price = Price.of(shipped(endOf(on)));
        return new WayOut(
                WayOut.Kind.RESTOCK, price, nothing(), Optional.of(on), Optional.empty(), words.restocked(on, price));
    }

    /** Returns empty if a restock would be too late. Each day of delay in the request delays the delivery by a day. */
    private Optional<WayOut> restock(Supplier supplier) {
        LocalDate on = Market.current().dayOf(now).plusDays(supplier.leadTimeDays());
        if (isOver(endOf(on))) {
            return Optional.empty();
        }
        Price price = Price.of(
                asked -> shipped(endOf(Market.current().dayOf(asked).plusDays(supplier.leadTimeDays()))),
                now,
                changes.stream()
                        .map(change -> Market.current().dayOf(change).minusDays(supplier.leadTimeDays()))
                        .map(Market.current()::startOf));
        return Optional.of(new WayOut(
                WayOut.Kind.RESTOCK,
                price,
                nothing(),
                Optional.of(on),
                Optional.of(supplier.supplierId()),
                words.restock(supplier.supplierId(), on, price)));
    }

    private WayOut negotiate(Instant until) {
        Price price = new Price(nothing(), Optional.of(until), Optional.empty());
        return way(WayOut.Kind.NEGOTIATE, price, nothing(), words.negotiate(until, nothing()));
    }

    private WayOut delay(DelayRule rule) {
        Price price = new Price(nothing(), Optional.of(line.shipBy()), Optional.empty());
        return way(WayOut.Kind.DELAY, price, nothing(), words.delay(rule, line.shipBy(), nothing()));
    }

    /** If the policy owes compensation only on refund, a swap means no stockout compensation. */
    private Optional<WayOut> swap() {
        if (!policy.detection().admission() || policy.refund().choiceWindowHours() == 0) {
            return Optional.empty();
        }
        Price price = Price.of(this::swapped, now, changes.stream());
        return Optional.of(way(WayOut.Kind.SWAP, price, nothing(), words.swap(price)));
    }

    private Optional<WayOut> admit() {
        if (!policy.detection().admission()) {
            return Optional.empty();
        }
        Price price = Price.of(this::admitted, now, changes.stream());
        return Optional.of(way(WayOut.Kind.ADMIT, price, paid, words.admit(price, paid)));
    }

    private static WayOut way(WayOut.Kind kind, Price price, Money refund, Text words) {
        return new WayOut(kind, price, refund, Optional.empty(), Optional.empty(), words);
    }

    private Money swapped(Instant at) {
        boolean established = policy(at).compensation().owedOn() == CompensationRule.OwedOn.ESTABLISHED;
        return established ? admitted(at) : late(at);
    }

    /** Once the line is overdue, an admission comes too late. */
    private Money admitted(Instant at) {
        return stockout(at, at.equals(now) || !isOver(at));
    }

    private Money stockout(Instant at, boolean admitted) {
        return prospect.cost(policy(at), admitted, at);
    }

    private PolicyVersion policy(Instant at) {
        return prospect.stockoutPolicy(at).orElse(policy);
    }

    private Money shipped(Instant at) {
        return isOver(at) ? stockout(at, false) : late(at);
    }

    private Money late(Instant at) {
        return prospect.lateShipment(at).map(Assessment::amount).orElse(nothing());
    }

    private Optional<Instant> lateAt() {
        return prospect.lateShipmentPolicy(now)
                .map(late ->
                        Price.firstAfter(line.shipBy().plus(late.detection().overdue())));
    }

    private boolean isOver(Instant at) {
        return shortAt.filter(over -> !at.isBefore(over)).isPresent();
    }

    private Money nothing() {
        return policy.money(0);
    }

    /** A date is kept until its day is over. */
    private static Instant endOf(LocalDate day) {
        return Price.lastBefore(Market.current().startOf(day.plusDays(1)));
    }
}
