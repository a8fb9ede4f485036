package dev.makegood.urge;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.UrgeTerms;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Lets a buyer urge the merchant to ship a line. The version in force for stockouts sets by when the merchant must
 * answer, and what follows if it does not; the urge keeps both.
 */
public final class UrgeToShip {
    private final Database database;
    private final Orders orders;
    private final Policies policies;
    private final Notices notices;

    public UrgeToShip(Database database) {
        this.database = database;
        orders = new Orders(database);
        policies = new Policies(database);
        notices = new Notices(database);
    }

    /** Records an urge; the same one again gets the same answer. Not found if there is no such line. */
    public Outcome<Urge> urge(LineRef ref, String urgeId, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .map(line -> decide(line, urgeId, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Urge>> decide(Stored<OrderLine> stored, String urgeId, Instant now) {
        OrderLine line = stored.value();
        Optional<Stored<Urges>> old = Urges.find(database, line.ref());
        Optional<Urge> before = old.flatMap(found -> found.value().find(urgeId));
        if (before.isPresent()) {
            return Decision.answer(new Outcome.Repeated<>(before.get()));
        }
        Optional<PolicyVersion> policy = policies.inForce(
                new PolicyVersion.Domain(
                        line.platform(), Violation.STOCKOUT, line.line().paid().getCurrencyUnit()),
                now);
        Optional<UrgeTerms> terms = policy.flatMap(PolicyVersion::urge);
        if (terms.isEmpty()) {
            return refused(Refusal.STATE, "is not possible: the policy in force has no urges");
        }
        Urges urges = old.map(Stored::value)
                .orElseGet(() -> Urges.none(
                        line.ref(), line.line().merchantId(), policy.get().zone()));
        if (line.open() == 0) {
            return refused(Refusal.LATE, "comes too late: nothing of the line is left to ship");
        }
        if (urges.open(now).isPresent()) {
            return refused(
                    Refusal.STATE,
                    "is one too many: the merchant has until "
                            + urges.open(now).get().answerBy() + " to answer another one");
        }
        if (urges.all().size() >= Urges.MOST) {
            return refused(Refusal.LIMIT, "is one too many: a line can have at most " + Urges.MOST);
        }
        var urge = new Urge(
                urgeId,
                now,
                now.plus(Duration.ofHours(terms.get().answerWithinHours())),
                terms.get().unanswered() == UrgeTerms.Unanswered.OVERDUE,
                Optional.empty(),
                Optional.empty());
        Instant look = urges.lookAt().filter(urge.answerBy()::isAfter).orElse(urge.answerBy());
        var writes = new ArrayList<Write>();
        writes.add(urges.with(urge).lookedAt(Optional.of(look)).put(old));
        writes.add(orders.check(stored));
        new UrgeNotices(line, urges.zone()).urged(urge).forEach(notice -> writes.add(notices.create(notice)));
        return new Decision<>(new Outcome.Created<>(urge), writes);
    }

    private static Decision<Outcome<Urge>> refused(Refusal by, String reason) {
        return Decision.answer(new Outcome.Refused<>(by, "urgeId", reason));
    }
}
