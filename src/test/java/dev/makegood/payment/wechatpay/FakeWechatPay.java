package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.service.ecommercerefund.model.CreateRefundRequest;
import com.wechat.pay.java.service.ecommercerefund.model.CreateReturnAdvanceBody;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.ProviderContract.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for WeChat Pay's refunds, as its documentation describes them. It keeps payments and refunds by number, for
 * ever; verifies each request with the SDK's own verifier, refuses fields that the SDK's requests do not have, and signs
 * its answers with the SDK's own signer. Made by ourselves.
 */
final class FakeWechatPay implements AutoCloseable {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "WECHATPAY2-SHA256-RSA2048 mchid=\"(\\d+)\",nonce_str=\"(\\w{1,32})\",timestamp=\"(\\d+)\",serial_no=\"(\\w+)\",signature=\"([\\w+/=]+)\"");

    private static final Pattern RETURN = Pattern.compile("/v3/ecommerce/refunds/(\\w+)/return-advance");

    /** Holds an answer; a text takes the place of the body, and is not signed. */
    private record Reply(int status, ObjectNode body, String text) {
        Reply(int status, ObjectNode body) {
            this(status, body, null);
        }
    }

    final FakeBills bills = new FakeBills();

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final RSAVerifier verifier = new RSAVerifier(Accounts.MERCHANT.getPublic(), Accounts.SERIAL);
    private final Map<String, Long> unrefunded = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private final Map<String, ObjectNode> refunds = new HashMap<>();
    private final List<ObjectNode> sent = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, ObjectNode> returns = new HashMap<>();
    private boolean merchantPays;
    private Fault fault;
    private Reply next;
    private Signer signer = Signer.GENUINE;
    private int created;

    FakeWechatPay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void paid(String transaction, long total) {
        totals.put(transaction, total);
        unrefunded.put(transaction, total);
    }

    synchronized void next(Fault one) {
        fault = one;
    }

    /** Answers the next request with an error. */
    synchronized void nextError(int status, String code) {
        next = error(status, code);
    }

    synchronized void signAs(Signer other) {
        signer = other;
    }

    /** Lets the merchants of the platform have enough for their refunds, so that nothing is advanced. */
    synchronized void merchantPays() {
        merchantPays = true;
    }

    /** Returns the return of an advance, by WeChat Pay's id of the refund; null if there is none. */
    synchronized ObjectNode returned(String refundId) {
        return returns.get(refundId);
    }

    /** Returns the refund with a number; null if there is none. */
    synchronized ObjectNode refund(String number) {
        return refunds.get(number);
    }

    /** Returns how often money was moved under a number. */
    synchronized long moved(String number) {
        return refunds.containsKey(number) ? 1 : 0;
    }

    /** Returns the requests for refunds, and what was looked up. */
    synchronized List<ObjectNode> sent() {
        return List.copyOf(sent);
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Fault now = null;
            Reply reply;
            Signer by;
            synchronized (this) {
                URI uri = exchange.getRequestURI();
                by = signer;
                if (!isSigned(exchange, body)) {
                    reply = error(401, "SIGN_ERROR");
                    by = Signer.NOBODY;
                } else if (exchange.getRequestMethod().equals("GET")) {
                    asked.add(uri.toString());
                    reply = get(uri);
                } else {
                    now = fault;
                    fault = null;
                    reply = post(now, uri.getPath(), body);
                }
            }
            answer(exchange, now, reply, by);
        }
    }

    private Reply get(URI uri) {
        if (next != null) {
            Reply reply = next;
            next = null;
            return reply;
        }
        if (uri.getPath().equals("/v3/billdownload/file")) {
            return new Reply(200, null, bills.file(uri.getRawQuery()));
        }
        if (uri.getPath().equals("/v3/bill/tradebill")) {
            ObjectNode place = bills.place(uri.getRawQuery());
            return place == null ? error(400, "NO_STATEMENT_EXIST") : new Reply(200, place);
        }
        Matcher back = RETURN.matcher(uri.getPath());
        ObjectNode found = back.matches()
                ? returns.get(back.group(1))
                : refunds.get(uri.getPath().replaceFirst(".*/", ""));
        return found == null ? error(404, "RESOURCE_NOT_EXISTS") : new Reply(200, found);
    }

    private boolean isSigned(HttpExchange exchange, String body) {
        Matcher header = AUTHORIZATION.matcher(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (!header.matches() || !header.group(1).equals(Accounts.MERCHANT_ID)) {
            return false;
        }
        long age = Instant.now().getEpochSecond() - Long.parseLong(header.group(3));
        String message = exchange.getRequestMethod() + "\n" + exchange.getRequestURI() + "\n" + header.group(3) + "\n"
                + header.group(2) + "\n" + body + "\n";
        return Math.abs(age) <= 300 && verifier.verify(header.group(4), message, header.group(5));
    }

    private void answer(HttpExchange exchange, Fault now, Reply reply, Signer by) throws IOException {
        if (now == Fault.IS_SILENT || now == Fault.PAYS_AND_IS_SILENT) {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        } else if (now != Fault.DROPS_THE_CONNECTION) {
            String text = reply.text == null ? reply.body.toString() : reply.text;
            Signer signing = reply.text == null ? by : Signer.NOBODY;
            signing.headers(text, Instant.now()).forEach(exchange.getResponseHeaders()::set);
            byte[] body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply post(Fault now, String path, String body) {
        ObjectNode form = (ObjectNode) GatewayJson.object(body.getBytes(UTF_8)).orElseThrow();
        sent.add(form);
        if (next != null) {
            Reply reply = next;
            next = null;
            return reply;
        }
        return switch (now) {
            case IS_SILENT, DROPS_THE_CONNECTION, FAILS -> error(500, "SYSTEM_ERROR");
            case THROTTLES -> error(429, "FREQUENCY_LIMITED");
            case LACKS_BALANCE -> error(403, "NOT_ENOUGH");
            case DECLINES -> error(403, "USER_ACCOUNT_ABNORMAL");
            case PENDS -> create(path, form, "PROCESSING");
            case PAYS_AND_FAILS -> {
                create(path, form, "SUCCESS");
                yield error(500, "SYSTEM_ERROR");
            }
            case PAYS_AND_IS_SILENT -> create(path, form, "SUCCESS");
            case null -> create(path, form, "SUCCESS");
        };
    }

    /** Takes an advance back from the merchant, once for each refund. */
    private Reply takeBack(String refundId, ObjectNode form, String result) {
        if (!fields(CreateReturnAdvanceBody.class)
                .equals(form.properties().stream().map(Map.Entry::getKey).toList())) {
            return error(400, "PARAM_ERROR");
        }
        ObjectNode refund = refunds.values().stream()
                .filter(one -> one.path("refund_id").asText().equals(refundId))
                .findFirst()
                .orElse(null);
        if (refund == null) {
            return error(404, "RESOURCE_NOT_EXISTS");
        }
        if (refund.at("/amount/advance").asLong() == 0) {
            return error(400, "INVALID_REQUEST");
        }
        return new Reply(
                200,
                returns.computeIfAbsent(
                        refundId,
                        _ -> JsonNodeFactory.instance
                                .objectNode()
                                .put("refund_id", refundId)
                                .put("advance_return_id", "12155625" + refundId)
                                .put(
                                        "return_amount",
                                        refund.at("/amount/advance").asLong())
                                .put("payer_mchid", form.path("sub_mchid").asText())
                                .put("payer_account", "BASIC")
                                .put("payee_mchid", Accounts.MERCHANT_ID)
                                .put("payee_account", "OPERATION")
                                .put("result", result)));
    }

    private Reply create(String path, ObjectNode form, String status) {
        Matcher back = RETURN.matcher(path);
        if (back.matches()) {
            return takeBack(back.group(1), form, status);
        }
        boolean platform = path.equals("/v3/ecommerce/refunds/apply");
        if (!platform && !path.equals("/v3/refund/domestic/refunds")) {
            return error(404, "NOT_FOUND");
        }
        if (!fields(platform ? CreateRefundRequest.class : CreateRequest.class)
                        .containsAll(form.properties().stream()
                                .map(Map.Entry::getKey)
                                .toList())
                || platform && (!form.has("sub_mchid") || !form.has("sp_appid"))
                || !form.path("out_refund_no").asText().matches("[0-9A-Za-z_\\-|*@]{1,64}")
                || !form.path("notify_url").asText("https://a").matches("https://[^?]{1,248}")
                || !form.at("/amount/currency").asText().equals("CNY")) {
            return error(400, "PARAM_ERROR");
        }
        String payment = form.path("transaction_id").asText();
        String number = form.path("out_refund_no").asText();
        long amount = form.at("/amount/refund").asLong();
        if (!unrefunded.containsKey(payment)) {
            return error(404, "RESOURCE_NOT_EXISTS");
        }
        ObjectNode before = refunds.get(number);
        if (before != null) {
            return before.at("/amount/refund").asLong() == amount
                    ? answer(before, platform)
                    : error(400, "INVALID_REQUEST");
        }
        if (form.at("/amount/total").asLong() != totals.get(payment) || amount > unrefunded.get(payment)) {
            return error(400, "INVALID_REQUEST");
        }
        unrefunded.merge(payment, -amount, Long::sum);
        ObjectNode refund = add(payment, number, amount, status);
        if (platform) {
            boolean advances =
                    form.path("refund_account").asText().equals("REFUND_SOURCE_PARTNER_ADVANCE") && !merchantPays;
            refund.put("refund_account", advances ? "REFUND_SOURCE_PARTNER_ADVANCE" : "REFUND_SOURCE_SUB_MERCHANT")
                    .withObjectProperty("amount")
                    .put("advance", advances ? amount - amount / 10 : 0);
        }
        return answer(refund, platform);
    }

    /** Keeps a refund. A tenth of each payment was WeChat Pay's own coupon. */
    synchronized ObjectNode add(String payment, String number, long amount, String status) {
        ObjectNode refund = JsonNodeFactory.instance
                .objectNode()
                .put("refund_id", "5030000" + ++created)
                .put("out_refund_no", number)
                .put("transaction_id", payment)
                .put("user_received_account", "招商银行信用卡0403")
                .put("status", status);
        refund.putObject("amount")
                .put("refund", amount)
                .put("payer_refund", amount - amount / 10)
                .put("discount_refund", amount / 10)
                .put("currency", "CNY");
        refunds.put(number, refund);
        return refund;
    }

    /** Returns the answer to a request: a platform's says no more than that it was accepted. */
    private static Reply answer(ObjectNode refund, boolean platform) {
        return new Reply(
                200,
                platform
                        ? refund.deepCopy().without(List.of("status", "transaction_id", "user_received_account"))
                        : refund);
    }

    private static List<String> fields(Class<?> request) {
        return Arrays.stream(request.getDeclaredFields())
                .map(field -> field.getAnnotation(SerializedName.class).value())
                .toList();
    }

    private static Reply error(int status, String code) {
        return new Reply(
                status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", "系统说明"));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
