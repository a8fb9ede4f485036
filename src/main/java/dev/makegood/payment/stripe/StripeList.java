package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.RefundRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through all refunds of a payment for the one with our number, by which Stripe cannot search. */
final class StripeList {

    /** The most refunds of a page, which Stripe sets. */
    private static final int PAGE = 100;

    /** The most pages of one payment. Reading more takes too long; such a refund is left to a person. */
    private static final int MOST_PAGES = 3;

    /** The most refunds of a payment that are read. */
    static final int MOST_REFUNDS = PAGE * MOST_PAGES;

    private final GatewayHttp http;

    StripeList(GatewayHttp http) {
        this.http = http;
    }

    GatewayOutcome find(RefundRequest request, StripeCharge paid) {
        return list(request, paid, "", List.of(), 1);
    }

    private GatewayOutcome list(
            RefundRequest request, StripeCharge paid, String after, List<StripeRefund> before, int page) {
        String query = "?" + paid.parameter() + "=" + Percent.encode(paid.id()) + "&limit=" + PAGE
                + (after.isEmpty() ? "" : "&starting_after=" + Percent.encode(after));
        return http.call(paid.request(http, query).GET(), answer -> {
            Optional<JsonNode> list =
                    answer.status() == StripeGateway.OK ? GatewayJson.object(answer.body()) : Optional.empty();
            return list.isEmpty() ? StripeError.toList(answer) : read(request, paid, list.get(), before, page);
        });
    }

    private GatewayOutcome read(
            RefundRequest request, StripeCharge paid, JsonNode list, List<StripeRefund> before, int page) {
        var refunds = new ArrayList<StripeRefund>();
        list.path("data").forEach(one -> StripeRefund.read(one).ifPresent(refunds::add));
        if (!list.path("data").isArray()
                || refunds.size() != list.path("data").size()
                || !list.path("has_more").isBoolean()) {
            return new Unknown("Stripe's answer is no list of refunds");
        }
        var ours = new ArrayList<>(before);
        refunds.stream().filter(refund -> refund.isOf(request)).forEach(ours::add);
        if (list.path("has_more").booleanValue()) {
            return page == MOST_PAGES || refunds.isEmpty()
                    ? new Unknown("the payment has more refunds than can be read")
                    : list(request, paid, refunds.getLast().id(), ours, page + 1);
        }
        return switch (ours.size()) {
            case 0 -> new NotFound();
            case 1 -> ours.getFirst().outcome(request, paid);
            default -> new Unknown("Stripe has %d refunds with this number".formatted(ours.size()));
        };
    }
}
