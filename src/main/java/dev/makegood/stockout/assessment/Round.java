package dev.makegood.stockout.assessment;

import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Why;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.joda.money.Money;

/** Collects the changes of one decision: the cases that it assesses again, their caps, and their merchants' debits. */
final class Round {
    private final Cases cases;
    private final Policies policies;
    private final Refunding refunding;
    private final StockoutNotices notices;
    private final Instant now;
    private final Caps caps;
    private final Squaring squaring;
    private final List<Write> writes = new ArrayList<>();

    /** The cases as changed by this decision. */
    private final Map<CaseId, Case> after = new HashMap<>();

    private final CountedCases countedCases;

    Round(Database database, Refunding refunding, Caps caps, Squaring squaring, Instant now) {
        cases = new Cases(database);
        policies = new Policies(database);
        notices = new StockoutNotices(database);
        this.refunding = refunding;
        this.caps = caps;
        this.squaring = squaring;
        this.now = now;
        countedCases = new CountedCases(database, after, writes);
    }

    /** Returns all writes, one for each row. */
    List<Write> allWrites() {
        writes.addAll(caps.writes());
        writes.addAll(squaring.writes());
        return OneWriteEach.of(writes);
    }

    Caps caps() {
        return caps;
    }

    void add(Write write) {
        writes.add(write);
    }

    void addAll(List<Write> more) {
        writes.addAll(more);
    }

    void put(Stored<Case> stored, Case changed, Optional<Why> told) {
        after.put(changed.id(), changed);
        Case said = told.isPresent() ? changed.worthTold(now) : changed;
        writes.add(cases.replace(stored, said));
        told.ifPresent(why -> writes.addAll(notices.reassessed(said, stored.version(), why)));
    }

    Case square(Case assessed, Why why) {
        return squaring.square(assessed, policies.get(assessed.policy()), why, now);
    }

    Case assess(Case changed) {
        PolicyVersion policy = policies.get(changed.policy());
        return take(possible(changed, policy), policy);
    }

    /** Sets the worth of a case by its assessment. */
    private Case take(Case assessed, PolicyVersion policy) {
        use(assessed, policy);
        return settle(assessed);
    }

    /** Sets the state of the compensation of a case by what is due. */
    Case settle(Case c) {
        Case next = c.with(next(c, policies.get(c.policy())));
        after.put(next.id(), next);
        return next;
    }

    private void use(Case c, PolicyVersion policy) {
        caps.use(policy, Caps.Place.of(c), c.id(), c.assessment().ofPolicy());
    }

    /** Restores the previous worth of a case that was assessed in this round. */
    Case keep(Case before) {
        use(before, policies.get(before.policy()));
        after.put(before.id(), before);
        return before;
    }

    /** Returns true if it waits for its merchant's money and uses less of its caps than it is worth. */
    boolean hasLeftCaps(Case c) {
        PolicyVersion policy = policies.get(c.policy());
        return c.compensation() instanceof Compensation.Suspended
                && !caps.has(policy, Caps.Place.of(c), c.id(), c.assessment().ofPolicy());
    }

    /** Returns the case assessed with the rest of its caps and the compensation of other cases for its units. */
    private Case possible(Case c, PolicyVersion policy) {
        Case others = countedCases.again(c, policy);
        Case again = others.in(others.circumstances().using(caps.usedByOthers(policy, Caps.Place.of(c), c.id())));
        return again.assessed(Assess.of(policy, again.facts()));
    }

    private Compensation next(Case c, PolicyVersion policy) {
        if (c.due().isZero()) {
            return c.compensated().isZero() ? new Compensation.Nothing() : issued(c);
        }
        return switch (c.compensation()) {
            case Compensation.Owed _, Compensation.AwaitingRefund _ -> c.compensation();
            // A higher worth need not wait for money, but the case keeps its place in the queue.
            case Compensation.Suspended suspended -> new Compensation.Owed(suspended.since());
            case Compensation.Issued _, Compensation.Nothing _ -> owed(c, policy);
        };
    }

    /** Returns the state of the compensation. A raised case keeps its coupon. */
    private Compensation issued(Case c) {
        return c.compensation() instanceof Compensation.Issued
                ? c.compensation()
                : new Compensation.Issued(c.id().couponId(), now);
    }

    private Compensation owed(Case c, PolicyVersion policy) {
        Optional<Write> unsettled = policy.compensation().owedOn() == CompensationRule.OwedOn.REFUNDED
                ? refunding.whileUnsettled(c.id())
                : Optional.empty();
        unsettled.ifPresent(writes::add);
        return unsettled.isPresent() ? new Compensation.AwaitingRefund() : new Compensation.Owed(now);
    }

    /** Makes the stockouts of the lines that replace units of a case count what it gives now. */
    void replacementsCount(Case replaced) {
        countedCases.replacementsCount(replaced, policies.get(replaced.policy()));
    }

    /** Raises at most {@code most} other cases by the caps that one case no longer uses. */
    void giveBack(Case from, int most, Predicate<Case> to) {
        after.put(from.id(), from);
        int raised = 0;
        for (Stored<Case> stored : affected(from)) {
            if (raised < most && to.test(stored.value()) && !hasLeftCaps(stored.value()) && raise(stored, from)) {
                raised++;
            }
        }
    }

    private List<Stored<Case>> affected(Case from) {
        PolicyVersion policy = policies.get(from.policy());
        var ids = new LinkedHashSet<>(caps.others(policy, Caps.Place.of(from), from.id()));
        ids.addAll(countedCases.countersOf(from.id()));
        return ids.stream()
                .flatMap(id -> cases.find(id).stream())
                .sorted(Comparator.comparing(stored -> stored.value().establishedAt()))
                .toList();
    }

    /**
     * Raises a case unless a stockout tops up the late shipment of its line, since raising the latter would pay twice.
     */
    private boolean raise(Stored<Case> stored, Case from) {
        Case c = stored.value();
        if (c.id().violation() == Violation.STOCKOUT) {
            return raiseAlone(stored);
        }
        return !isToppedUp(c.id(), from) && raiseAlone(stored);
    }

    /** Returns true if a stockout counts the compensation for the late shipment. */
    boolean isToppedUp(CaseId late, Case from) {
        CaseId id = late.of(Violation.STOCKOUT);
        if (from.id().equals(id)) {
            return topsUp(from);
        }
        Optional<Stored<Case>> stockout = cases.find(id);
        writes.add(cases.check(id, stockout));
        return stockout.map(Stored::value).filter(this::topsUp).isPresent();
    }

    private boolean topsUp(Case stockout) {
        return stockout.facts().exemption().isEmpty()
                && policies.get(stockout.policy()).compensation().topsUp();
    }

    /** Updates the compensation for a late shipment that its stockout counts, even if the caps leave no more. */
    private boolean raiseAlone(Stored<Case> stored) {
        Case before = stored.value();
        PolicyVersion policy = policies.get(before.policy());
        Case possible = possible(before, policy);
        Money worth = before.assessment().amount();
        boolean more = possible.assessment().amount().isGreaterThan(worth);
        boolean saysSo =
                possible.circumstances().given().equals(before.circumstances().given());
        if (more || !saysSo) {
            Case raised = square(take(possible, policy), Why.GIVEN_BACK);
            put(stored, raised, more ? Optional.of(Why.GIVEN_BACK) : Optional.empty());
        }
        return more;
    }
}
