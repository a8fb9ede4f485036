package dev.makegood.early;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a fact whose order has not been reported. The same fact again gets the same answer. */
public final class KeepFact {
    /** The most facts that one party may report about an order before it arrives. */
    static final int MOST = 60;

    private final Database database;
    private final EarlyFacts facts;
    private final WaitingCounts counts;

    public KeepFact(Database database) {
        this.database = database;
        facts = new EarlyFacts(database);
        counts = new WaitingCounts(database);
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
                return refused(MOST + " of your facts already wait for it");
            }
            return counts.oneMore(told)
                    .map(counted -> kept(told, counted))
                    .orElseGet(() -> refused("about " + WaitingCounts.MOST
                            + " of your facts already wait for orders like it; report it once the order is"));
        });
    }

    private Decision<Outcome<EarlyFact>> kept(EarlyFact told, List<Write> counted) {
        var writes = new ArrayList<>(counted);
        writes.add(facts.create(told));
        return new Decision<>(new Outcome.Created<>(told), writes);
    }

    private static Decision<Outcome<EarlyFact>> refused(String why) {
        return Decision.answer(new Outcome.Refused<>(Refusal.LIMIT, "orderId", "has not been reported, and " + why));
    }
}
