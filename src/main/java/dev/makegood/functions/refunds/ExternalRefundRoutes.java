package dev.makegood.functions.refunds;

import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.command.Outcome;
import dev.makegood.early.Fact;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.orders.FactsBeforeOrder;
import dev.makegood.functions.orders.OrderInput;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.order.LineRef;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.joda.money.Money;

/** Serves refunds that were made outside Makegood, over HTTP. */
public final class ExternalRefundRoutes {
    private static final int LONGEST_REFERENCE = 100;

    private final RecordExternalRefund recordExternalRefund;
    private final FactsBeforeOrder early;
    private final Clock clock;

    public ExternalRefundRoutes(Database database, FactsBeforeOrder early, Clock clock) {
        this.early = early;
        recordExternalRefund = new RecordExternalRefund(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on(
                "PUT /orders/{orderId}/lines/{lineId}/external-refunds/{externalRefundId}",
                Set.of(PLATFORM),
                this::record);
    }

    private Reply record(Request request) {
        var line = new LineRef(request.id("orderId"), request.id("lineId"));
        String id = request.id("externalRefundId");
        ExternalRefund.ExternalRefundCommand told = request.body(in -> told(line, id, in));
        Instant now = clock.instant();
        var recorded = recordExternalRefund.record(told, request.caller().name(), now);
        if (recorded instanceof Outcome.Created<ExternalRefund>(ExternalRefund external) && external.isPaidTwice()) {
            Metrics.emit("PaidTwice", 1, "Count", now);
        }
        return early.orKept(
                Reply.of(recorded, ExternalRefundView::of), new Fact.RefundedElsewhere(told), request.caller(), now);
    }

    private static ExternalRefund.ExternalRefundCommand told(LineRef line, String id, Input in) {
        int units = in.has("units") ? (int) in.whole("units", 0, OrderInput.MOST_UNITS) : 0;
        long minor = in.whole("amountMinor", 0, OrderInput.MOST_MINOR);
        if (units == 0 && minor == 0) {
            throw InvalidInput.field(in.at("amountMinor"), "or units must be more than 0");
        }
        return new ExternalRefund.ExternalRefundCommand(
                line,
                id,
                units,
                Money.ofMinor(in.currency("currency"), minor),
                in.text("reference", LONGEST_REFERENCE),
                in.instant("refundedAt"),
                in.choice("why", ExternalRefund.Why::id, ExternalRefund.Why.values()));
    }
}
