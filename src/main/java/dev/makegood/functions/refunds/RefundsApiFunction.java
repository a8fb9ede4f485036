package dev.makegood.functions.refunds;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.stockouts.CaseRoutes;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.payment.ProviderWebhooks;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.refund.manual.ReturnManualPayment;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Serves refunds over HTTP, and receives the providers' webhooks. */
@Singleton
public class RefundsApiFunction {
    private static final int LONGEST_HOW = 200;
    private static final int LONGEST_REFERENCE = 128;
    private static final int LONGEST_REASON = 500;
    private static final long MOST_MINOR = 999_999_999_999L;

    private final Api api;
    private final Refunds refunds;
    private final Cases cases;
    private final RefundListRoutes lists;
    private final ResumeRefund resumeRefund;
    private final PayByHand payByHand;
    private final ReturnManualPayment returnManualPayment;
    private final SecondPair secondPair;
    private final Clock clock;

    public RefundsApiFunction(
            Database database, Pseudonyms pseudonyms, ProviderWebhooks webhooks, SecondPair secondPair, Clock clock) {
        this.secondPair = secondPair;
        refunds = new Refunds(database);
        cases = new Cases(database);
        resumeRefund = new ResumeRefund(database);
        this.clock = clock;
        payByHand = new PayByHand(database);
        returnManualPayment = new ReturnManualPayment(database);
        lists = new RefundListRoutes(database, clock);
        Api routes = new Api(pseudonyms)
                .on("GET /refunds/{refundId}", Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see)
                .on("POST /refunds/{refundId}/resume", Set.of(OPERATOR), this::resume)
                .on("PUT /refunds/{refundId}/manual-payment", Set.of(OPERATOR), this::pay)
                .on("PUT /refunds/{refundId}/manual-payment/return", Set.of(OPERATOR), this::comeBack);
        new WebhookRoute(database, webhooks, clock).addTo(routes);
        lists.addTo(routes);
        new PauseRoutes(database, clock).addTo(routes);
        api = new UnexpectedEventRoutes(database, clock).addTo(routes);
    }

    @Funq("refunds-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply see(Request request) {
        return RefundId.parse(request.path("refundId"))
                .flatMap(refunds::find)
                .filter(refund -> cases.find(refund.value().refundId().caseId())
                        .filter(c -> CaseRoutes.sees(request.caller(), c.value()))
                        .isPresent())
                .map(refund -> Reply.ok(view(request, refund.value())))
                .orElseGet(Reply::notFound);
    }

    private Reply resume(Request request) {
        return RefundId.parse(request.path("refundId"))
                .flatMap(id -> resumeRefund.resume(id, clock.instant()))
                .map(refund -> Reply.ok(RefundView.forOperators(refund)))
                .orElseGet(Reply::notFound);
    }

    private Reply pay(Request request) {
        var told = request.body(in -> new ManualPayment(
                in.text("how", LONGEST_HOW),
                in.instant("paidAt"),
                in.text("reference", LONGEST_REFERENCE),
                in.whole("amountMinor", 1, MOST_MINOR)));
        return RefundId.parse(request.path("refundId"))
                .filter(id -> refunds.find(id).isPresent())
                .map(id -> secondPair.of(
                        request,
                        () -> Reply.of(
                                payByHand.record(id, told, request.caller().name(), clock.instant()),
                                RefundView::forOperators)))
                .orElseGet(Reply::notFound);
    }

    private Reply comeBack(Request request) {
        var told = request.body(
                in -> new ManualReturn(in.text("reference", LONGEST_REFERENCE), in.text("reason", LONGEST_REASON)));
        return RefundId.parse(request.path("refundId"))
                .map(id -> Reply.of(
                        returnManualPayment.record(id, told, request.caller().name(), clock.instant()),
                        RefundView::forOperators))
                .orElseGet(Reply::notFound);
    }

    private Object view(Request request, Refund refund) {
        return request.caller().roles().contains(OPERATOR)
                ? RefundView.forOperators(refund, lists.heldBack(refund))
                : RefundView.of(refund);
    }
}
