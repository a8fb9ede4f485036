package dev.makegood.coupon.issue;

import dev.makegood.account.QueuePlace;
import dev.makegood.account.WaitingLists;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.Reassessing;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** Gives up the caps of a compensation that waits for its merchant's money, for cases that can be paid. */
final class LeaveCaps {
    private final Database database;
    private final Cases cases;
    private final Coupons coupons;
    private final WaitingLists waiting;
    private final Reassessing reassessing;

    LeaveCaps(Database database, Reassessing reassessing) {
        this.database = database;
        this.reassessing = reassessing;
        cases = new Cases(database);
        coupons = new Coupons(database);
        waiting = new WaitingLists(database);
    }

    /** Suspends a case that is in the queue. Has no effect the second time, or if it no longer waits. */
    void leave(CaseId id, Instant now) {
        database.decide(() -> cases.find(id)
                .flatMap(found -> place(found.value()).map(turn -> decide(found, turn, now)))
                .orElse(Decision.answer(id)));
    }

    private Decision<CaseId> decide(Stored<Case> found, QueuePlace turn, Instant now) {
        Case c = found.value();
        Money none = Money.zero(c.due().getCurrencyUnit());
        Money counted = coupons.find(Coupon.idOf(c.id()))
                .map(stored -> stored.value().ofPolicy())
                .orElse(none)
                .plus(c.settlement().credited());
        Money given = counted.isNegative() ? none : counted;
        return c.assessment().ofPolicy().isGreaterThan(given)
                ? new Decision<>(
                        c.id(),
                        reassessing.leaveCaps(found, c.with(new Compensation.Suspended(turn.since())), given, now))
                : Decision.answer(c.id());
    }

    private Optional<QueuePlace> place(Case c) {
        return CouponBatch.waitsSince(c)
                .map(since -> new QueuePlace(
                        c.merchantId(), c.due().getCurrencyUnit(), QueuePlace.Kind.POLICY, since, c.id().toString()))
                .filter(turn -> waiting.find(turn).isPresent());
    }
}
