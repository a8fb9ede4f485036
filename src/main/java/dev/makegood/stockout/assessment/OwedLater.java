package dev.makegood.stockout.assessment;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Assesses a case that becomes owed after other cases which count what it gives: the stockout of a late line, or those of
 * the lines that replace its units. All are then worth what they are if this case is owed first. What the buyer was given
 * with another case beyond its worth, for the same units, counts for this one: so nothing is given twice, and the
 * merchant is debited once.
 */
final class OwedLater {
    private final Cases cases;
    private final Orders orders;
    private final Policies policies;
    private final Round round;

    OwedLater(Database database, Round round) {
        cases = new Cases(database);
        orders = new Orders(database);
        policies = new Policies(database);
        this.round = round;
    }

    /**
     * Holds a case that counts what this one gives.
     *
     * @param shared returns the part of a sum for this case that is for units which both cover
     */
    private record Counter(Stored<Case> stored, UnaryOperator<Money> shared) {
        CaseId id() {
            return stored.value().id();
        }
    }

    /** Returns the case; the round has the others. */
    Case assess(Case owed) {
        List<Counter> counters =
                (owed.id().violation() == Violation.LATE_SHIPMENT ? ofLate(owed) : ofReplaced(owed)).toList();
        counters.forEach(counter -> leaveRoom(owed, counter));
        Case assessed = round.assess(owed);
        round.replacementsCount(assessed);
        Set<CaseId> done = Stream.concat(Stream.of(owed.id()), counters.stream().map(Counter::id))
                .collect(Collectors.toSet());
        Case credited = assessed;
        for (Counter counter : counters) {
            Money credit = count(assessed, counter, done);
            credited = credited.with(credited.settlement().credited(credit));
        }
        return round.settle(credited);
    }

    /** Returns the stockout of the line if it has units that became short after the late shipment, and tops it up. */
    private Stream<Counter> ofLate(Case late) {
        return find(late.id().of(Violation.STOCKOUT)).stream()
                .filter(found ->
                        found.value().circumstances().given().forLateShipment().isPresent())
                .filter(found ->
                        policies.get(found.value().policy()).compensation().topsUp())
                .map(found -> new Counter(found, sum -> TopUp.shared(sum, late, found.value())));
    }

    /** Returns the stockouts of the lines that replace units of a stockout. */
    private Stream<Counter> ofReplaced(Case stockout) {
        if (policies.get(stockout.policy()).refund().choiceWindowHours() == 0) {
            return Stream.of();
        }
        return orders.lines(stockout.id().orderId()).stream()
                .filter(line ->
                        ReplacedUnits.caseOf(line).filter(stockout.id()::equals).isPresent())
                .flatMap(line -> counter(stockout, line).stream());
    }

    private Optional<Counter> counter(Case replaced, OrderLine line) {
        var id = new CaseId(line.orderId(), line.line().lineId(), Violation.STOCKOUT);
        return find(id).filter(found ->
                        found.value().circumstances().given().forReplaced().isPresent())
                .map(found -> new Counter(found, sum -> ReplacedUnits.share(sum, replaced, line)));
    }

    private Optional<Stored<Case>> find(CaseId id) {
        Optional<Stored<Case>> found = cases.find(id);
        round.add(cases.check(id, found));
        return found;
    }

    /** Leaves to the case what the other one will use less of the caps that both share. */
    private void leaveRoom(Case owed, Counter counter) {
        Case other = counter.stored().value();
        if (!round.hasLeftCaps(other)) {
            PolicyVersion policy = policies.get(other.policy());
            Money full = Assess.of(policies.get(owed.policy()), owed.facts().using(Map.of()))
                    .beforeAccrual();
            Money used = other.assessment().ofPolicy();
            round.caps()
                    .use(
                            policy,
                            Caps.Place.of(other),
                            other.id(),
                            atLeastZero(used.minus(counter.shared().apply(full))));
        }
    }

    /**
     * Makes the other case count this one, and returns how much of what was given with it counts for this one.
     *
     * @param done the cases that this decision assesses anyway
     */
    private Money count(Case owed, Counter counter, Set<CaseId> done) {
        Case before = counter.stored().value();
        Case counting = round.assess(before);
        Money worth = counting.assessment().amount();
        Money fall = before.assessment().amount().minus(worth);
        Money shared = counter.shared().apply(owed.assessment().beforeAccrual());
        Money most = lesser(owed.assessment().beforeAccrual(), fall.isGreaterThan(shared) ? fall : shared);
        Money credit = lesser(most, atLeastZero(counting.settlement().given().minus(worth)));
        Case after = round.square(counting.with(counting.settlement().credited(credit.negated())), Why.COUNTED);
        round.put(counter.stored(), after, fall.isPositive() ? Optional.of(Why.COUNTED) : Optional.empty());
        if (fall.isPositive()) {
            round.replacementsCount(after);
            round.giveBack(after, Reassessing.MOST_RAISED_BY_GROWTH, other -> !done.contains(other.id()));
        }
        return credit;
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static Money atLeastZero(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }
}
