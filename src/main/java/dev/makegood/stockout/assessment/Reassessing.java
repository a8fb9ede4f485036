package dev.makegood.stockout.assessment;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Violation;
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
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Assesses a case again from changed facts, under its policy version. The buyer keeps what was given; the platform
 * reimburses the merchant. Amounts that the case no longer uses of its caps go to other cases of the same scopes, in
 * the order in which they were established.
 */
public final class Reassessing {
    /** The most cases to raise in a transaction of at most 100 writes; the scope's next case raises the rest. */
    static final int MOST_RAISED = 16;

    /** The most cases to raise if more about a line is written in the same transaction. */
    static final int MOST_RAISED_BY_GROWTH = 8;

    private final Database database;
    private final Cases cases;
    private final Policies policies;
    private final Refunding refunding;
    private final StockoutNotices notices;

    public Reassessing(Database database, Refunding refunding) {
        this.database = database;
        this.refunding = refunding;
        cases = new Cases(database);
        policies = new Policies(database);
        notices = new StockoutNotices(database);
    }

    /** Holds the assessed case and its writes. */
    public record Reassessed(Case theCase, List<Write> writes) {}

    /**
     * Assesses a case again.
     *
     * @param changed the case as read, with changed facts
     */
    public Reassessed reassess(Stored<Case> stored, Case changed, Why why, Instant now) {
        var round = round(now);
        Case before = stored.value();
        Case assessed = why == Why.COMPLAINT ? new OwedLater(database, round).assess(changed) : round.assess(changed);
        Case squared = round.square(assessed, why);
        boolean toldApart = why == Why.TAKEN_BACK;
        Case after = toldApart ? squared.worthTold(now) : squared;
        boolean settled = before.compensation() instanceof Compensation.Issued
                && after.due().isZero();
        boolean unchanged = (why == Why.GOODS_INSTEAD || why == Why.ACCRUED)
                && after.assessment().amount().isEqual(before.assessment().amount());
        round.put(stored, after, settled || unchanged || toldApart ? Optional.empty() : Optional.of(why));
        if (after.assessment().amount().isLessThan(before.assessment().amount())) {
            round.replacementsCount(after);
            round.giveBack(after, MOST_RAISED, _ -> true);
        }
        return new Reassessed(after, round.allWrites());
    }

    /**
     * Holds the present worth of a case that waits for its merchant's money, and the writes that belong to its payment.
     */
    public record Retaken(Case theCase, List<Write> beside) {}

    /** Takes the rest of the caps for a case that had given up its share. Any other case keeps its share. */
    public Retaken retake(Stored<Case> stored, Instant now) {
        Case before = stored.value();
        var round = round(now);
        if (!round.hasLeftCaps(before)) {
            return new Retaken(before, round.allWrites());
        }
        Case after = round.assess(before);
        int change = after.assessment().amount().compareTo(before.assessment().amount());
        if (change > 0 && isLate(before) && round.isToppedUp(before.id(), before)) {
            // The stockout already gives this amount; raising the late shipment would pay it twice.
            return new Retaken(round.keep(before), round.allWrites());
        }
        if (change < 0) {
            CaseId stockout = before.id().of(Violation.STOCKOUT);
            round.giveBack(after, 1, other -> other.id().equals(stockout));
            // If one cap is used up, the unused share of another goes to other cases. The payment writes the merchant's
            // account, so cases whose merchant must be debited again are left for later.
            round.giveBack(
                    after,
                    MOST_RAISED_BY_GROWTH,
                    other -> !other.id().equals(stockout) && other.reimbursed().isZero());
        }
        if (change != 0) {
            Why why = change > 0 ? Why.GIVEN_BACK : Why.GIVEN_BY_OTHERS;
            after = after.worthTold(now);
            round.addAll(notices.reassessed(after, stored.version(), why));
        }
        return new Retaken(after, round.allWrites());
    }

    /**
     * Releases a case's share of its caps to cases that can be paid now: those of other merchants and those that the
     * platform advances. Other waiting cases are not raised; each takes the rest of the caps when its turn comes.
     *
     * @param waiting the case as it waits
     * @param given the policy compensation that its buyer has been given; the case keeps this share of its caps
     */
    public List<Write> leaveCaps(Stored<Case> stored, Case waiting, Money given, Instant now) {
        PolicyVersion policy = policies.get(waiting.policy());
        Caps.Place place = Caps.Place.of(waiting);
        var round = round(now);
        boolean left = round.caps().hasAtMost(policy, place, waiting.id(), given);
        if (left && waiting.equals(stored.value())) {
            return List.of();
        }
        round.add(cases.replace(stored, waiting));
        if (!left) {
            round.caps().use(policy, place, waiting.id(), given);
            round.giveBack(
                    waiting, MOST_RAISED, other -> !other.merchantId().equals(waiting.merchantId()) || advances(other));
        }
        return round.allWrites();
    }

    /** Passes on the unused caps of a case that is worth less after growing, in the decision that grows it. */
    public List<Write> passOn(Assessing.Assessed lowered, Instant now) {
        var round = new Round(database, refunding, lowered.caps(), lowered.squaring(), now);
        round.addAll(lowered.guards());
        round.replacementsCount(lowered.theCase());
        round.giveBack(lowered.theCase(), MOST_RAISED_BY_GROWTH, _ -> true);
        return round.allWrites();
    }

    private Round round(Instant now) {
        return new Round(database, refunding, new Caps(database), new Squaring(database), now);
    }

    private static boolean isLate(Case c) {
        return c.id().violation() == Violation.LATE_SHIPMENT;
    }

    private boolean advances(Case c) {
        return policies.get(c.policy()).payment().shortfall() == Terms.Payment.Shortfall.ADVANCE;
    }
}
