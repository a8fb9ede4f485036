package dev.makegood.stockout.detection;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.StockSeen;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Split;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Growth;
import dev.makegood.stockout.KnownAt;
import dev.makegood.stockout.OfAct;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Tranche;
import dev.makegood.stockout.Trigger;
import dev.makegood.stockout.Why;
import dev.makegood.stockout.assessment.Assessing;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.stockout.stranding.Braking;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Makes units of an order line short, for any trigger. One transaction creates or grows the case, schedules the refund
 * of these units, uses the caps, releases the stock and writes the notices.
 */
public final class EstablishStockout {
    private final Database database;
    private final Orders orders;
    private final FundsRows fundsRows;
    private final Stock stock;
    private final Policies policies;
    private final Cases cases;
    private final Refunding refunding;
    private final Assessing assessing;
    private final Reassessing reassessing;
    private final Braking braking;
    private final StockoutNotices notices;

    public EstablishStockout(Database database, Refunding refunding) {
        this.database = database;
        this.refunding = refunding;
        orders = new Orders(database);
        fundsRows = new FundsRows(database);
        stock = new Stock(database);
        policies = new Policies(database);
        cases = new Cases(database);
        assessing = new Assessing(database);
        reassessing = new Reassessing(database, refunding);
        braking = new Braking(database);
        notices = new StockoutNotices(database);
    }

    /** Returns the same over another view of the database. */
    EstablishStockout over(Database view) {
        return new EstablishStockout(view, refunding);
    }

    /** Decides how many of a line's open units become short, from the present rows. Less than 1 means none. */
    public interface Wanted {
        long units(OrderLine line, StockPosition position, PolicyVersion policy);
    }

    /**
     * Holds the result.
     *
     * @param theCase empty if the line has no case
     * @param units how many units became short now
     */
    public record Outcome(Optional<Case> theCase, int units) {}

    /**
     * Makes units short.
     *
     * @return empty if there is no such line
     */
    public Optional<Outcome> establish(LineRef ref, Cause cause, Wanted wanted, Instant now) {
        return database.decide(() -> prepare(ref, cause, wanted, now));
    }

    /** Returns the establishment as a decision, to be part of a larger one. */
    public Decision<Optional<Outcome>> prepare(LineRef ref, Cause cause, Wanted wanted, Instant now) {
        return orders.findLine(ref)
                .map(line -> decide(line, cause, wanted, now))
                .orElse(Decision.answer(Optional.empty()));
    }

    /** Returns the same decision, with how many units become short. */
    Decision<Integer> units(LineRef ref, Cause cause, Wanted wanted, Instant now) {
        var decided = prepare(ref, cause, wanted, now);
        return new Decision<>(decided.result().map(Outcome::units).orElse(0), decided.writes());
    }

    private Decision<Optional<Outcome>> decide(Stored<OrderLine> storedLine, Cause cause, Wanted wanted, Instant now) {
        OrderLine line = storedLine.value();
        var caseId = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        Optional<Stored<Case>> existing = cases.find(caseId);
        Optional<Stored<StockPosition>> storedPosition = stock.find(line.stockKey());
        StockPosition position =
                line.countedIn(storedPosition.map(Stored::value).orElse(StockPosition.unknown(line.stockKey())), now);
        PolicyVersion policy = policyFor(line, existing, now);
        int units = accepts(policy, cause.trigger())
                ? (int) Math.min(line.open(), wanted.units(line, position, policy))
                : 0;
        if (units < 1) {
            return existing.filter(_ -> cause.isDecision())
                    .map(stored -> decided(stored, cause, now))
                    .orElse(Decision.answer(Optional.of(new Outcome(existing.map(Stored::value), 0))));
        }
        var writes = new ArrayList<Write>();
        Optional<Stored<OrderFunds>> funds = fundsRows.find(line.orderId());
        Money paid = Growth.paid(line, units, existing.map(Stored::value));
        Split.Planned refund = plan(line, paid, funds);
        boolean refunded = refund.split().total().isPositive();
        Instant knownAt = KnownAt.of(cause, line, position, policy, now);
        Money total = refund.split().total();
        int fromUnit = existing.map(stored -> stored.value().lastUnit()).orElse(0) + 1;
        Optional<OfAct> act = braking.act(cause, caseId, fromUnit, units, total, position, policy, knownAt, now);
        var growth = new Growth(
                line,
                units,
                paid,
                refund.covered(),
                cause,
                knownAt,
                act,
                Optional.of(StockSeen.of(position)),
                refunded,
                policy,
                now);
        Assessing.Assessed assessed = existing.map(Stored::value)
                .map(before -> assessing.grow(cause.isDecision() ? before.each(Tranche::keep) : before, growth))
                .orElseGet(() -> assessing.bear(caseId, growth));
        Case grown = assessed.theCase();
        Instant due = cause.refundDue(policy, knownAt, now);
        if (refunded || refund.split().made().isPresent()) {
            writes.add(fundsRows.put(funds, refund.funds()));
            writes.add(schedule(grown, growth, refund.split(), due, policy.refundBy(knownAt)));
        }
        funds.ifPresent(read -> writes.add(fundsRows.check(read)));
        writes.addAll(assessed.lowered() ? reassessing.passOn(assessed, now) : assessed.more());
        writes.add(cases.put(existing, grown));
        OrderLine lessOpen =
                line.goShort(units, cause.isWish(), policy.detection().overdueHours());
        writes.add(orders.replace(storedLine, decided(lessOpen, cause, now)));
        StockPosition released = released(position, cause, line, units, now);
        writes.add(stock.put(storedPosition, released));
        writes.addAll(braking.count(existing.map(Stored::value), grown, growth, total, released));
        writes.addAll(notices.established(grown, growth, total));
        if (refunded && due.isAfter(now)) {
            writes.addAll(notices.choice(
                    grown,
                    due,
                    policy.compensation().owedOn() == CompensationRule.OwedOn.ESTABLISHED,
                    released.restockFor(units, now),
                    grown.told().worthToldAt()));
        }
        return new Decision<>(Optional.of(new Outcome(Optional.of(grown), units)), writes);
    }

    private static StockPosition released(StockPosition position, Cause cause, OrderLine line, int units, Instant now) {
        return cause.saysNotThere(now)
                ? position.releaseDoubted(units, line.paidAt(), now)
                : position.release(units, line.paidAt(), now);
    }

    /** Units that shipped, and did not after all, had time until silence, or the buyer, cancelled the others of a delay. */
    private static OrderLine decided(OrderLine line, Cause cause, Instant now) {
        Instant had = cause.ruledAt().map(at -> at.minusMillis(1)).orElse(now);
        return cause.trigger() != Trigger.DELAY ? line : had.isAfter(line.shipBy()) ? line.agreed(had) : line.decided();
    }

    /**
     * Records a ruling or an agreement if no unit is open. An agreement covers the existing tranches, whatever the state
     * of their refunds.
     */
    private Decision<Optional<Outcome>> decided(Stored<Case> stored, Cause cause, Instant now) {
        Case kept = stored.value().each(Tranche::keep);
        Case agreed = cause.agreed().map(kept::agreedOn).orElse(kept);
        if (agreed.equals(kept)) {
            var writes = kept.equals(stored.value()) ? List.<Write>of() : List.of(cases.replace(stored, kept));
            return new Decision<>(Optional.of(new Outcome(Optional.of(kept), 0)), writes);
        }
        var reassessed = reassessing.reassess(stored, agreed, Why.AGREEMENT, now);
        return new Decision<>(Optional.of(new Outcome(Optional.of(reassessed.theCase()), 0)), reassessed.writes());
    }

    private static boolean accepts(PolicyVersion policy, Trigger trigger) {
        return switch (trigger) {
            case ADMISSION -> policy.detection().admission();
            case RECOUNT -> policy.detection().recount();
            case OVERDUE, CLAIM, AGREEMENT, DELAY, FURTHER_PERIOD -> true;
        };
    }

    /**
     * Returns the policy version: a case keeps its own; a new one gets the version in force when it is established.
     */
    private PolicyVersion policyFor(OrderLine line, Optional<Stored<Case>> existing, Instant now) {
        var domain = new PolicyVersion.Domain(
                line.platform(), Violation.STOCKOUT, line.line().paid().getCurrencyUnit());
        return existing.map(stored -> policies.get(stored.value().policy()))
                .or(() -> policies.inForce(domain, now))
                .orElseThrow(() -> new IllegalStateException("no policy is in force for " + domain));
    }

    private static Split.Planned plan(OrderLine line, Money paid, Optional<Stored<OrderFunds>> funds) {
        return funds.map(Stored::value)
                .orElseThrow(() -> new TornRead("order " + line.orderId() + " has no funds"))
                .plan(line.line().merchantId(), paid);
    }

    private Write schedule(Case grown, Growth growth, Split split, Instant due, Instant deadline) {
        int to = grown.lastUnit();
        return refunding.schedule(
                new Refunding.Plan(grown.id(), to - growth.units() + 1, to, split, due, deadline, growth.act()));
    }
}
