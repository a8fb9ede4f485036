package dev.makegood.functions;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.buyer.Pseudonyms;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.view.ListView;
import dev.makegood.functions.view.RefundView;
import dev.makegood.input.InvalidInput;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.refund.ReceiveGatewayEvent;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.ResumeRefund;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Refunds over HTTP, and the gateway's webhook. */
@Singleton
public class RefundsApi {
    private final Api api;
    private final Refunds refunds;
    private final Cases cases;
    private final ResumeRefund resumeRefund;
    private final ReceiveGatewayEvent receiveGatewayEvent;
    private final WebhookSignature signature;
    private final Clock clock;

    RefundsApi(Database database, Pseudonyms pseudonyms, WebhookSignature signature, Clock clock) {
        refunds = new Refunds(database);
        cases = new Cases(database);
        resumeRefund = new ResumeRefund(database);
        receiveGatewayEvent = new ReceiveGatewayEvent(database);
        this.signature = signature;
        this.clock = clock;
        api = new Api(pseudonyms)
                .on("GET /refunds/{refundId}", Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see)
                .on("GET /refunds", Set.of(OPERATOR), this::parked)
                .on("POST /refunds/{refundId}/resume", Set.of(OPERATOR), this::resume)
                .open("POST /gateway/webhook", this::webhook);
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
                .map(refund -> Reply.ok(RefundView.of(refund.value())))
                .orElseGet(Reply::notFound);
    }

    private Reply parked(Request request) {
        if (!request.query("state").orElse("").equals("parked")) {
            throw InvalidInput.field("state", "must be parked");
        }
        return Reply.ok(ListView.of(refunds.parked(request.limit(), request.cursor()), RefundView::of));
    }

    private Reply resume(Request request) {
        return RefundId.parse(request.path("refundId"))
                .flatMap(id -> resumeRefund.resume(id, clock.instant()))
                .map(refund -> Reply.ok(RefundView.of(refund)))
                .orElseGet(Reply::notFound);
    }

    /** Nothing of the body is looked at before its signature. */
    private Reply webhook(Request request) {
        byte[] body = request.bytes();
        String header = request.header(WebhookSignature.HEADER).orElse(null);
        return switch (signature.verify(header, body, clock.instant())) {
            case WebhookSignature.Verdict.Refused refused -> Reply.unauthorized(refused.reason());
            case WebhookSignature.Verdict.Accepted _ ->
                switch (GatewayEvent.parse(body)) {
                    case GatewayEvent.Parsed.Refused refused ->
                        throw InvalidInput.malformed(refused.field(), refused.reason());
                    case GatewayEvent.Parsed.Event parsed -> received(parsed.event());
                };
        };
    }

    private Reply received(GatewayEvent event) {
        return switch (receiveGatewayEvent.receive(event, clock.instant())) {
            case ReceiveGatewayEvent.Received.Accepted _ -> Reply.noContent();
            case ReceiveGatewayEvent.Received.Refused refused ->
                throw InvalidInput.malformed(refused.field(), refused.reason());
        };
    }
}
