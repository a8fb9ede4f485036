package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makegood.payment.BilledRefund;
import dev.makegood.payment.DailyBills;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.ListHttp;
import dev.makegood.payment.Providers;
import dev.makegood.secret.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads WeChat Pay's bills of refunds, one a day. The bill of a platform has the refunds of all its merchants. WeChat Pay
 * signs where a bill is and its digest, and not the bill itself.
 */
public final class WechatPayRefundBills implements DailyBills {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    /** There was nothing on that day. */
    private static final String NONE = "NO_STATEMENT_EXIST";

    private final URI base;
    private final Secret merchant;
    private final WechatPayKeys keys;
    private final Clock clock;

    /**
     * Creates the reader.
     *
     * @param base WeChat Pay's address, or that of a stand-in
     * @param merchant the secret with our account: {@code {"mchid", "serial", "privateKey"}}
     * @param keys the secret with WeChat Pay's own keys: {@code {"<serial>": "<PEM>", ...}}
     */
    public WechatPayRefundBills(URI base, Secret merchant, Secret keys, Clock clock) {
        this.base = base;
        this.merchant = merchant;
        this.keys = new WechatPayKeys(keys);
        this.clock = clock;
    }

    @Override
    public String provider() {
        return Providers.WECHAT_PAY;
    }

    @Override
    public String name() {
        return "WeChat Pay";
    }

    @Override
    public List<BilledRefund> bill(ListHttp http, LocalDate day) {
        HttpResponse<byte[]> answer = get(http, "/v3/bill/tradebill?bill_date=" + day + "&bill_type=REFUND");
        if (answer.statusCode() == UNAUTHORIZED) {
            // Our certificate may have been renewed; the next run uses the latest one.
            merchant.acceptedLatest();
        }
        JsonNode json = GatewayJson.object(answer.body()).orElse(MissingNode.getInstance());
        if (answer.statusCode() == BAD_REQUEST && json.path("code").asText().equals(NONE)) {
            return List.of();
        }
        if (answer.statusCode() != WechatPayGateway.OK) {
            throw http.noList(answer, json.path("code").asText());
        }
        keys.fault(answer.headers()::firstValue, answer.body(), clock.instant()).ifPresent(fault -> {
            throw http.noList(answer, fault);
        });
        URI place = http.address(answer, json.path("download_url").asText());
        HttpResponse<byte[]> bill = get(http, place.getRawPath() + "?" + place.getRawQuery());
        boolean whole = json.path("hash_type").asText().equals("SHA1")
                && json.path("hash_value").asText().equalsIgnoreCase(sha1(bill.body()));
        if (bill.statusCode() != WechatPayGateway.OK || !whole) {
            throw http.noList(bill, "not the bill that was signed");
        }
        return refunds(new String(bill.body(), UTF_8));
    }

    private static List<BilledRefund> refunds(String bill) {
        try {
            return WechatPayBill.refunds(bill);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException("a bill of WeChat Pay " + malformed.getMessage(), malformed);
        }
    }

    /** Sends a signed request to our own base, wherever the answer of another one pointed to. */
    private HttpResponse<byte[]> get(ListHttp http, String path) {
        return http.send(HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        WechatPayMerchant.of(merchant).authorization("GET", path, "", clock.instant())));
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
