package dev.makegood.furtherperiod;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.FurtherPeriodTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.detection.LineTerms;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a buyer call upon the merchant to ship a late line within a further period. The policy version sets how long it
 * may be, and what follows.
 */
public final class CallToShip {
    private static final String FIELD = "lastDay";

    private final Database database;
    private final Orders orders;
    private final LineTerms lineTerms;
    private final Notices notices;

    public CallToShip(Database database) {
        this.database = database;
        orders = new Orders(database);
        lineTerms = new LineTerms(database);
        notices = new Notices(database);
    }

    /**
     * Sets the further period of a late line; the same call again gets the same answer. Not found if there is no such
     * line.
     *
     * @param lastDay its last day, in the zone of the version; empty for the shortest period
     */
    public Outcome<FurtherPeriod> call(LineRef ref, Optional<LocalDate> lastDay, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .map(line -> decide(line, lastDay, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<FurtherPeriod>> decide(
            Stored<OrderLine> stored, Optional<LocalDate> lastDay, Instant now) {
        OrderLine line = stored.value();
        Optional<Stored<FurtherPeriod>> old = FurtherPeriod.find(database, line.ref());
        Optional<FurtherPeriod> before = old.map(Stored::value).filter(period -> period.isOf(line));
        if (before.isPresent()) {
            return Decision.answer(Outcome.again(
                    new CallToShipCommand(before.get().told()), new CallToShipCommand(lastDay), before.get()));
        }
        Optional<PolicyVersion> policy = lineTerms
                .policy(line, now)
                .filter(version -> version.furtherPeriod().isPresent());
        Optional<Outcome.Refused<FurtherPeriod>> refusal =
                refusal(line, now).or(() -> refusal(line, policy, lastDay, now));
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        PolicyVersion version = policy.orElseThrow();
        var period = new FurtherPeriod(
                line.ref(),
                line.shipBy(),
                now,
                lastDay,
                until(version, lastDay, now),
                version.furtherPeriod().orElseThrow().then(),
                version.zone(),
                Optional.empty());
        var writes = new ArrayList<Write>();
        writes.add(period.put(old));
        writes.add(orders.check(stored));
        for (Notice notice : new FurtherPeriodNotices(line, period).called()) {
            writes.add(notices.create(notice));
        }
        return new Decision<>(new Outcome.Created<>(period), List.copyOf(writes));
    }

    /** Returns why no period can be set now, whatever the version says; empty if one can. */
    private static Optional<Outcome.Refused<FurtherPeriod>> refusal(OrderLine line, Instant now) {
        if (line.open() == 0) {
            return refused(Refusal.LATE, "comes too late: the whole line has shipped or is being refunded");
        }
        if (line.times().undecided().isPresent()) {
            return refused(Refusal.STATE, "cannot be set yet: the buyer decides about a delay");
        }
        return now.isAfter(line.shipBy())
                ? Optional.empty()
                : refused(Refusal.STATE, "cannot be set yet: the line is not late before " + line.shipBy());
    }

    private static Optional<Outcome.Refused<FurtherPeriod>> refusal(
            OrderLine line, Optional<PolicyVersion> policy, Optional<LocalDate> lastDay, Instant now) {
        if (policy.isEmpty()) {
            return refused(Refusal.STATE, "cannot be set: the policy does not let buyers set further periods");
        }
        PolicyVersion version = policy.get();
        FurtherPeriodTerms terms = version.furtherPeriod().orElseThrow();
        LocalDate earliest = terms.earliest(now, version.zone());
        LocalDate latest = terms.latest(now, version.zone());
        LocalDate day = lastDay.orElse(earliest);
        if (day.isBefore(earliest) || day.isAfter(latest)) {
            return refused(Refusal.VALUE, "must be from " + earliest + " to " + latest);
        }
        Instant overdue = line.overdueAt(version.detection().overdue()).orElseThrow();
        return until(version, lastDay, now).isBefore(overdue)
                ? Optional.empty()
                : refused(Refusal.LATE, "comes too late: the line is overdue at " + overdue);
    }

    private static Instant until(PolicyVersion version, Optional<LocalDate> lastDay, Instant now) {
        FurtherPeriodTerms terms = version.furtherPeriod().orElseThrow();
        return FurtherPeriodTerms.until(lastDay.orElseGet(() -> terms.earliest(now, version.zone())), version.zone());
    }

    private static Optional<Outcome.Refused<FurtherPeriod>> refused(Refusal by, String reason) {
        return Optional.of(new Outcome.Refused<>(by, FIELD, reason));
    }

    private record CallToShipCommand(Optional<LocalDate> lastDay) {}
}
