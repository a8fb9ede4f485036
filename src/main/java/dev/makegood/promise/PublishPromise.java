package dev.makegood.promise;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Lets a merchant publish a promise. It applies to orders paid from then on, so that no existing order changes. */
public final class PublishPromise {
    /** The largest promise for a line, in minor units; more could hardly be paid. */
    static final long MOST_MINOR = 1_000_000;

    private final Database database;
    private final Promises promises;

    public PublishPromise(Database database) {
        this.database = database;
        promises = new Promises(database);
    }

    private record PublishPromiseCommand(
            Optional<String> platform,
            CurrencyUnit currency,
            Optional<Long> extraMinor,
            Optional<Long> atLeastMinor,
            Instant effectiveAt) {
        static PublishPromiseCommand of(Promised promised) {
            MerchantPromise promise = promised.promise();
            return new PublishPromiseCommand(
                    promised.platform(),
                    promise.amount().getCurrencyUnit(),
                    promise.minor(MerchantPromise.Kind.EXTRA),
                    promise.minor(MerchantPromise.Kind.AT_LEAST),
                    promised.effectiveAt());
        }
    }

    /** Publishes a promise. The same promise again gets the same answer at any time. */
    public Outcome<Promised> publish(Promised promised) {
        String merchantId = promised.merchantId();
        return database.decide(() -> promises.find(
                        merchantId, promised.promise().promiseId())
                .map(before -> Decision.answer(
                        Outcome.again(PublishPromiseCommand.of(before), PublishPromiseCommand.of(promised), before)))
                .orElseGet(() -> publishNew(promised)));
    }

    private Decision<Outcome<Promised>> publishNew(Promised promised) {
        if (promised.effectiveAt().isBefore(promised.publishedAt())) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.VALUE, "effectiveAt", "must not be before publication at " + promised.publishedAt()));
        }
        MerchantPromise promise = promised.promise();
        if (promise.amount().getAmountMinorLong() > MOST_MINOR) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.VALUE,
                    promise.kind().id() + "Minor",
                    "must be at most " + MOST_MINOR + "; a compensation cannot be larger"));
        }
        if (promises.ofMerchant(promised.merchantId()).size() >= Promises.MOST) {
            return Decision.answer(new Outcome.Refused<>(
                    Refusal.LIMIT,
                    "promiseId",
                    "is one too many: a merchant can have at most " + Promises.MOST + " promises"));
        }
        return new Decision<>(new Outcome.Created<>(promised), List.of(promises.create(promised)));
    }
}
