package dev.makegood.delay;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.LineTimes;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Silence;
import dev.makegood.stockout.detection.LineTerms;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets a merchant tell that it ships later than by the ship time that counts, with a new date or without one. The policy
 * version says what the buyer's silence means. Until the buyer or silence has decided, the line is neither late nor
 * overdue.
 */
public final class TellDelay {
    private final Database database;
    private final Orders orders;
    private final LineTerms lineTerms;
    private final Notices notices;

    public TellDelay(Database database) {
        this.database = database;
        orders = new Orders(database);
        lineTerms = new LineTerms(database);
        notices = new Notices(database);
    }

    /**
     * Tells a delay, until the ship time that counts (inclusive). Not found if there is no such line.
     *
     * @param shipBy the new ship time; empty if the merchant has no date
     */
    public Outcome<Delay> tell(LineRef ref, String delayId, Optional<Instant> shipBy, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .map(line -> decide(line, delayId, shipBy, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Delay>> decide(
            Stored<OrderLine> stored, String delayId, Optional<Instant> shipBy, Instant now) {
        OrderLine line = stored.value();
        Optional<Stored<Delays>> old = Delays.find(database, line.ref());
        Delays before = old.map(Stored::value).orElseGet(() -> Delays.none(line.ref()));
        Optional<Delay> told = before.find(delayId);
        if (told.isPresent()) {
            return Decision.answer(
                    Outcome.again(new TellDelayCommand(told.get().shipBy()), new TellDelayCommand(shipBy), told.get()));
        }
        Optional<PolicyVersion> policy =
                lineTerms.policy(line, now).filter(version -> version.silence().isPresent());
        Optional<Outcome.Refused<Delay>> refusal =
                Tellable.refusal(line, before, now).or(() -> refusal(line, policy, before.isLater(), shipBy));
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        PolicyVersion version = policy.orElseThrow();
        Silence silence = silence(line, version, before.isLater(), shipBy).orElseThrow();
        var delay = Delay.told(delayId, shipBy, now, silence);
        return new Decision<>(
                new Outcome.Created<>(delay),
                List.of(
                        before.with(delay).put(old),
                        orders.replace(stored, line.delayed(undecided(delay))),
                        notices.create(new DelayNotices(line, version.zone()).told(delay))));
    }

    private static Optional<Outcome.Refused<Delay>> refusal(
            OrderLine line, Optional<PolicyVersion> policy, boolean later, Optional<Instant> shipBy) {
        if (policy.isEmpty()) {
            return Tellable.refused(
                    Refusal.STATE, "cannot be told: the policy does not say what silence about a delay means");
        }
        if (shipBy.filter(at -> !at.isAfter(line.shipBy())).isPresent()) {
            return Tellable.refused(Refusal.VALUE, "must be later than the ship time that counts, " + line.shipBy());
        }
        return silence(line, policy.get(), later, shipBy).isPresent()
                ? Optional.empty()
                : Tellable.refused(Refusal.VALUE, tooLong(line, policy.get(), later));
    }

    private static Optional<Silence> silence(
            OrderLine line, PolicyVersion policy, boolean later, Optional<Instant> shipBy) {
        return policy.silence().flatMap(terms -> terms.of(later, line.shipBy(), shipBy, policy.zone()));
    }

    private static String tooLong(OrderLine line, PolicyVersion version, boolean later) {
        Instant last = version.silence()
                .orElseThrow()
                .rule(later)
                .lastOfConsent(line.shipBy(), version.zone())
                .orElseThrow();
        return "must be there, and at most " + last
                + ": the policy does not say what silence about a longer delay means";
    }

    private static LineTimes.Undecided undecided(Delay delay) {
        Optional<Instant> shipBy = delay.shipBy().filter(_ -> delay.silence().means() == Silence.Meaning.CONSENT);
        return new LineTimes.Undecided(Optional.of(delay.silence().until()), shipBy);
    }

    private record TellDelayCommand(Optional<Instant> shipBy) {}
}
