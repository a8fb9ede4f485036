package dev.makegood.functions.accounts;

import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.account.MerchantAccount;
import dev.makegood.account.RecordTopUp;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;
import org.joda.money.Money;

/** Takes what merchants pay in. */
public final class TopUpRoutes {
    private final RecordTopUp recordTopUp;
    private final Clock clock;

    public TopUpRoutes(Database database, Clock clock) {
        recordTopUp = new RecordTopUp(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("PUT /merchants/{merchantId}/top-ups/{topUpId}", Set.of(PLATFORM), this::topUp);
    }

    private record Paid(Money amount, MerchantAccount.Into into) {}

    private Reply topUp(Request request) {
        Paid paid = request.body(in -> new Paid(
                Money.ofMinor(in.currency("currency"), in.whole("amountMinor", 1, OrderInput.MOST_MINOR)),
                in.choice("into", MerchantAccount.Into::id, MerchantAccount.Into.values())));
        var recorded = recordTopUp.record(
                request.id("merchantId"), request.id("topUpId"), paid.amount(), paid.into(), clock.instant());
        return Reply.of(recorded, AccountView.TopUpView::of);
    }
}
