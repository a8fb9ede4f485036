package dev.makegood.functions.policies;

import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.Role;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.Promises;
import dev.makegood.promise.PublishPromise;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Serves merchants' own promises over HTTP. All roles may read them, like policies. */
final class PromiseRoutes {
    /** A million yuan; more counts as a typing error. */
    private static final long MOST_MINOR = 100_000_000;

    private final Promises promises;
    private final PublishPromise publishPromise;
    private final Clock clock;

    PromiseRoutes(Database database, Clock clock) {
        promises = new Promises(database);
        publishPromise = new PublishPromise(database);
        this.clock = clock;
    }

    void addTo(Api api) {
        api.on("PUT /merchants/{merchantId}/promises/{promiseId}", Set.of(Role.PLATFORM, Role.MERCHANT), this::publish);
        api.on(
                "GET /merchants/{merchantId}/promises",
                Set.of(Role.PLATFORM, Role.OPERATOR, Role.MERCHANT, Role.BUYER),
                this::list);
    }

    private Reply publish(Request request) {
        String merchantId = request.id("merchantId");
        String promiseId = request.id("promiseId");
        if (!request.caller().actsForMerchant(merchantId)) {
            return Reply.notFound();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Promised promised = request.body(in -> new Promised(
                merchantId, in.optional("platform", in::id), promise(promiseId, in), now, in.instant("effectiveAt")));
        return Reply.of(publishPromise.publish(promised), PromiseView::of);
    }

    private static MerchantPromise promise(String promiseId, Input in) {
        boolean extra = in.has("extraMinor");
        if (extra == in.has("atLeastMinor")) {
            throw InvalidInput.field("extraMinor", "or atLeastMinor is required, but not both");
        }
        long minor = in.whole(extra ? "extraMinor" : "atLeastMinor", 0, MOST_MINOR);
        return new MerchantPromise(
                promiseId,
                extra ? MerchantPromise.Kind.EXTRA : MerchantPromise.Kind.AT_LEAST,
                Money.ofMinor(in.currency("currency"), minor));
    }

    private Reply list(Request request) {
        var all = promises.ofMerchant(request.id("merchantId"));
        return Reply.ok(ListView.of(new Page<>(all, Optional.empty()), PromiseView::of));
    }
}
