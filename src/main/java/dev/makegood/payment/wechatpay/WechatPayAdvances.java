package dev.makegood.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.input.Percent;
import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.HttpSender;
import dev.makegood.payment.Pace;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;

/**
 * Gets back what an e-commerce platform advanced for a refund of one of its merchants. WeChat Pay knows a return by the
 * refund, of which there is one, and tries for 90 days to take it from the merchant. Is safe for several threads.
 */
public final class WechatPayAdvances implements AdvanceProvider {
    private final WechatPayCalls calls;
    private final HttpSender finding;
    private final HttpSender sending;

    /**
     * Creates the provider.
     *
     * @param base WeChat Pay's address, or that of a stand-in
     * @param merchant the secret with our account: {@code {"mchid", "serial", "privateKey"}}
     * @param keys the secret with WeChat Pay's own keys: {@code {"<serial>": "<PEM>", ...}}
     */
    public WechatPayAdvances(URI base, Secret merchant, Secret keys, Clock clock) {
        calls = new WechatPayCalls(merchant, keys, clock);
        var pace = new Pace(WechatPayGateway.LIMITS.perSecond());
        int longest = WechatPayGateway.LONGEST_ANSWER;
        finding = new HttpSender(base, longest, GatewayHttp.CONNECT_TIMEOUT, WechatPayGateway.FIND_TIMEOUT, pace);
        sending = new HttpSender(base, longest, GatewayHttp.CONNECT_TIMEOUT, WechatPayGateway.SEND_TIMEOUT, pace);
    }

    private static String path(Advanced refund) {
        return "/v3/ecommerce/refunds/" + Percent.encode(refund.reference()) + "/return-advance";
    }

    @Override
    public GatewayOutcome find(Advanced refund) {
        return calls.call(
                finding,
                "GET",
                path(refund) + "?sub_mchid=" + Percent.encode(refund.subMerchant()),
                "",
                answer -> answer.statusCode() == WechatPayGateway.OK
                        ? read(answer, refund)
                        : WechatPayError.toFind(answer));
    }

    @Override
    public GatewayOutcome takeBack(Advanced refund) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("sub_mchid", refund.subMerchant())
                .toString();
        return calls.call(
                sending,
                "POST",
                path(refund),
                body,
                answer -> answer.statusCode() == WechatPayGateway.OK
                        ? read(answer, refund)
                        : WechatPayError.toRefund(answer));
    }

    private static GatewayOutcome read(HttpResponse<byte[]> answer, Advanced refund) {
        JsonNode json = GatewayJson.object(answer.body()).orElse(JsonNodeFactory.instance.objectNode());
        if (!json.path("refund_id").asText().equals(refund.reference())
                || !json.path("payer_mchid").asText().equals(refund.subMerchant())) {
            return new GatewayOutcome.Unknown("WeChat Pay's answer is about another advance");
        }
        if (json.path("return_amount").asLong() != refund.amount().getAmountMinorLong()) {
            return new GatewayOutcome.Unknown("WeChat Pay's answer is about another amount");
        }
        String id = GatewayJson.text(json, "advance_return_id").orElse("none");
        return switch (json.path("result").asText()) {
            case "SUCCESS" -> new GatewayOutcome.Done(id);
            case "PROCESSING" -> new GatewayOutcome.Pending(id);
            case "FAILED" -> new GatewayOutcome.Declined("WeChat Pay could not take it from the merchant");
            default -> new GatewayOutcome.Unknown("WeChat Pay's answer has an unknown result");
        };
    }
}
