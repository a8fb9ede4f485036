package dev.makegood.refund.sending;

import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.refund.Advance;
import dev.makegood.refund.Advances;
import dev.makegood.refund.settlement.RefundPostings;
import dev.makegood.refund.settlement.UnexpectedEvents;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.ShardPages;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Gets back from merchants what the platform advanced for their refunds. A return is looked up before it is asked for, by
 * one worker at a time, and a provider has one return for each refund. It is posted in the transaction that ends it. One
 * that is given up is kept for a person, in the list of unexpected events.
 */
public final class ReturnAdvances {
    private final Database database;
    private final AdvanceProvider provider;
    private final Clock clock;
    private final BiConsumer<Key, RuntimeException> report;
    private final Advances advances;
    private final RefundPostings postings;
    private final UnexpectedEvents unexpected;

    /** @param report receives each advance whose handling failed; it is tried again */
    public ReturnAdvances(
            Database database, AdvanceProvider provider, Clock clock, BiConsumer<Key, RuntimeException> report) {
        this.database = database;
        this.provider = provider;
        this.clock = clock;
        this.report = report;
        advances = new Advances(database);
        postings = new RefundPostings(database);
        unexpected = new UnexpectedEvents(database);
    }

    /** Makes one pass over at most about {@code limit} advances. */
    public void runOnce(int limit) {
        int page = Shards.page(limit);
        Instant now = clock.instant();
        new ShardPages<>((shard, after) -> advances.due(shard, now, page, after)).each(limit, this::handle, report);
    }

    private boolean handle(Key key) {
        Optional<Advance> claimed = claim(key);
        claimed.ifPresent(advance -> record(key, advance, outcome(advance)));
        return claimed.isPresent();
    }

    private Optional<Advance> claim(Key key) {
        Instant now = clock.instant();
        return database.decide(() -> advances.find(key)
                .filter(stored -> stored.value().isDue(now))
                .map(stored -> {
                    Advance claimed = stored.value().claimed(now);
                    return new Decision<>(Optional.of(claimed), List.of(advances.replace(stored, claimed)));
                })
                .orElse(Decision.answer(Optional.empty())));
    }

    private GatewayOutcome outcome(Advance advance) {
        var refund = new AdvanceProvider.Advanced(
                advance.reference(), advance.payment().subMerchant().orElseThrow(), advance.amount());
        return switch (provider.find(refund)) {
            case GatewayOutcome.NotFound _ -> provider.takeBack(refund);
            case GatewayOutcome known -> known;
        };
    }

    /** Records an outcome. Only a return counts if another worker has the advance meanwhile. */
    private void record(Key key, Advance claimed, GatewayOutcome outcome) {
        Instant now = clock.instant();
        Advance next = next(claimed, outcome, now);
        database.decide(() -> {
            Stored<Advance> stored = advances.find(key).orElseThrow();
            boolean held = stored.value().equals(claimed);
            boolean back =
                    next.state() == Advance.State.RETURNED && stored.value().state() != Advance.State.RETURNED;
            if (!held && !back) {
                return Decision.answer(false);
            }
            var writes = new ArrayList<Write>(List.of(advances.replace(stored, next)));
            if (back) {
                writes.addAll(postings.advanceReturned(next, now));
            } else if (next.state() == Advance.State.GIVEN_UP) {
                writes.addAll(unexpected.advanceOwed(next, now));
            }
            return new Decision<>(true, writes);
        });
    }

    private static Advance next(Advance claimed, GatewayOutcome outcome, Instant now) {
        return switch (outcome) {
            case GatewayOutcome.Done _ -> claimed.returned(now);
            case GatewayOutcome.Declined(String reason) -> claimed.givenUp(reason, now);
            case GatewayOutcome.Pending _ -> claimed.waiting("the provider tries to take it from the merchant", now);
            case GatewayOutcome.NoBalance(String reason) -> claimed.waiting(reason, now);
            case GatewayOutcome.NotNow notNow -> claimed.waiting(notNow.reason(), now);
            case GatewayOutcome.Unknown(String reason) -> claimed.waiting(reason, now);
            case GatewayOutcome.NotFound _ -> claimed.waiting("the provider does not know the refund", now);
            case GatewayOutcome.Returned _, GatewayOutcome.Held _, GatewayOutcome.Forbidden _ ->
                throw new IllegalStateException("no answer about an advance: " + outcome);
        };
    }
}
