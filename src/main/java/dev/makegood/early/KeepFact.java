package dev.makegood.early;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps a fact whose order has not been reported. The same fact again gets the same answer. */
public final class KeepFact {
    /** The most facts that one party may report about an order before it arrives. */
    static final int MOST = 60;

    private final Database database;
    private final EarlyFacts facts;

    public KeepFact(Database database) {
        this.database = database;
        facts = new EarlyFacts(database);
    }

    /**
     * Keeps it until its order arrives.
     *
     * @param by who reports it, such as {@code merchant:m-7}
     * @param merchantId the merchant who reports it; empty for the platform
     */
    public Outcome<EarlyFact> keep(Fact fact, Actor by, Optional<String> merchantId, Instant now) {
        EarlyFact told = EarlyFact.told(fact, by, merchantId, now);
        return database.decide(() -> {
            Optional<EarlyFact> before = facts.find(told).map(Stored::value);
            if (before.isPresent()) {
                return Decision.answer(Outcome.again(before.get().fact(), fact, before.get()));
            }
            // Counted per party, so that a party that guesses order ids cannot keep others from reporting.
            long own = facts.ofOrder(fact.orderId()).stream()
                    .filter(stored -> stored.value().merchantId().equals(merchantId))
                    .count();
            if (own >= MOST) {
                return Decision.answer(new Outcome.Refused<>(
                        Refusal.LIMIT,
                        "orderId",
                        "has not been reported, and " + MOST + " of your facts already wait for it"));
            }
            return new Decision<>(new Outcome.Created<>(told), List.of(facts.create(told)));
        });
    }
}
