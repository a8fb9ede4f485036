package dev.makegood.functions.refunds;

import dev.makegood.functions.ListWiring;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.Schedule;
import dev.makegood.logging.Log;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.payment.Providers;
import dev.makegood.refund.settlement.HearProviderList;
import dev.makegood.secret.SecretUnavailable;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;

/** Compares the refunds of the last days with the providers' lists, nightly. */
@Singleton
public class CompareRefundsFunction {
    private static final Log LOG = Log.of(CompareRefundsFunction.class);

    private final HearProviderList hear;
    private final ListWiring.Listing listing;
    private final Clock clock;

    public CompareRefundsFunction(Database database, Providers providers, ListWiring.Listing listing, Clock clock) {
        hear = new HearProviderList(database, providers.first());
        this.listing = listing;
        this.clock = clock;
    }

    /** @throws IllegalStateException if a list could not be read; those of the other providers have been compared */
    @Funq("compare-refunds")
    public HearProviderList.Compared run(Map<String, Object> payload) {
        Schedule.check(payload, "compare-refunds");
        var total = new HearProviderList.Compared(0, 0, 0, 0);
        var unread = new ArrayList<String>();
        for (ProviderRefunds provider : listing.providers()) {
            try {
                HearProviderList.Compared one = hear.compare(provider, clock.instant());
                if (one.kept() + one.lacking() > 0) {
                    LOG.warn("the list of " + provider.provider() + " differs: {}", one);
                }
                total = total.plus(one);
            } catch (IllegalStateException | SecretUnavailable | IllegalArgumentException unreadable) {
                LOG.error("the list of {} cannot be read", provider.provider(), unreadable);
                unread.add(provider.provider());
            }
        }
        Instant now = clock.instant();
        Metrics.emit("RefundsListed", total.listed(), "Count", now);
        Metrics.emit("RefundsNotAsListed", total.kept() + total.lacking(), "Count", now);
        if (!unread.isEmpty()) {
            throw new IllegalStateException("not compared: " + unread);
        }
        return total;
    }
}
