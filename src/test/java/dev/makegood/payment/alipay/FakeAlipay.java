package dev.makegood.payment.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.ProviderContract.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Stands in for Alipay's refunds, as its documentation describes them. It keeps payments and refunds by number, for ever;
 * verifies each request and signs each answer with the functions of Alipay's own SDK. Made by ourselves.
 */
final class FakeAlipay implements AutoCloseable {
    private static final String REFUND = "alipay.trade.refund";
    private static final String BILL = "alipay.data.dataservice.bill.downloadurl.query";

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, BigDecimal> unrefunded = new HashMap<>();
    private final Map<String, ObjectNode> refunds = new HashMap<>();
    private final List<Map<String, String>> sent = new ArrayList<>();
    private final Map<String, byte[]> bills = new HashMap<>();
    private Fault fault;
    private ObjectNode next;
    private String buyerGets;
    private KeyPair signer = AlipayKeys.ALIPAY;

    FakeAlipay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/gateway.do", this::handle);
        server.createContext("/downloadBillFile.resource", this::download);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do");
    }

    synchronized void paid(String trade, String total) {
        unrefunded.put(trade, new BigDecimal(total));
    }

    synchronized void next(Fault one) {
        fault = one;
    }

    /** Answers the next refund, or request for a bill, with an error. */
    synchronized void nextError(String code, String subCode) {
        next = error(code, subCode);
    }

    /** Says of each refund what the buyer gets without Alipay's own coupons. */
    synchronized void buyerGets(String amount) {
        buyerGets = amount;
    }

    synchronized void signWith(KeyPair other) {
        signer = other;
    }

    /** Returns the refund with a number; null if there is none. */
    synchronized ObjectNode refund(String number) {
        return refunds.get(number);
    }

    /** Returns the parameters of all requests for refunds. */
    synchronized List<Map<String, String>> sent() {
        return List.copyOf(sent);
    }

    synchronized ObjectNode add(String trade, String number, String amount) {
        ObjectNode refund = JsonNodeFactory.instance
                .objectNode()
                .put("trade_no", trade)
                .put("out_request_no", number)
                .put("refund_amount", amount)
                .put("refund_status", "REFUND_SUCCESS");
        refunds.put(number, refund);
        return refund;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var parameters = new TreeMap<String, String>();
            read(exchange.getRequestURI().getRawQuery(), parameters);
            read(new String(exchange.getRequestBody().readAllBytes(), UTF_8), parameters);
            String method = parameters.get("method");
            Fault now = null;
            String answer;
            synchronized (this) {
                if (!isSigned(parameters)) {
                    answer = "{\"error_response\":" + error("40002", "isv.invalid-signature") + "}";
                } else {
                    ObjectNode content = (ObjectNode)
                            GatewayJson.object(parameters.get("biz_content").getBytes(UTF_8))
                                    .orElseThrow();
                    now = method.equals(REFUND) ? fault : null;
                    fault = method.equals(REFUND) ? null : fault;
                    if (method.equals(REFUND)) {
                        sent.add(parameters);
                    }
                    answer = signed(
                            method,
                            switch (method) {
                                case REFUND -> refund(now, content);
                                case BILL -> bill(content);
                                default -> query(content);
                            });
                }
            }
            answer(exchange, now, answer);
        }
    }

    /** Answers with an address that says http, as those on Alipay's pages. */
    private ObjectNode bill(ObjectNode content) {
        if (next != null) {
            ObjectNode answer = next;
            next = null;
            return answer;
        }
        String day = content.path("bill_date").asText();
        if (!content.path("bill_type").asText().equals("trade")) {
            return error("40002", "isv.invalid-parameter");
        }
        return bills.containsKey(day)
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("code", "10000")
                        .put(
                                "bill_download_url",
                                uri().resolve("/downloadBillFile.resource?bizDates=" + day)
                                        .toString())
                : error("40004", "isp.bill_not_exist");
    }

    private void download(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] archive;
            synchronized (this) {
                archive = bills.get(exchange.getRequestURI().getQuery().replaceFirst("bizDates=", ""));
            }
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
        }
    }

    /** Makes the bill of a day: files by their names, in the order in which they stand in the archive. */
    synchronized void bill(String day, Map<String, String> files) {
        Charset gbk = Charset.forName("GBK");
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive, gbk)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(gbk));
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        bills.put(day, archive.toByteArray());
    }

    private static void read(String encoded, Map<String, String> parameters) {
        for (String field : encoded.split("&")) {
            String[] pair = field.split("=", 2);
            parameters.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
        }
    }

    private static boolean isSigned(Map<String, String> parameters) {
        try {
            var all = new HashMap<>(parameters);
            return parameters.get("app_id").equals(AlipayKeys.APP_ID)
                    && parameters.get("timestamp").matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")
                    && AlipaySignature.rsaCheck(
                            AlipaySignature.getSignCheckContentV2(all),
                            parameters.get("sign"),
                            AlipayKeys.base64(AlipayKeys.APP.getPublic()),
                            "utf-8",
                            "RSA2");
        } catch (AlipayApiException unsigned) {
            return false;
        }
    }

    private String signed(String method, ObjectNode content) {
        // Alipay signs the text as it stands, spaces included.
        String text = content.toPrettyString();
        try {
            String sign = AlipaySignature.rsaSign(text, AlipayKeys.base64(signer.getPrivate()), "utf-8", "RSA2");
            return "{\"" + method.replace('.', '_') + "_response\":" + text + ",\"sign\":\"" + sign + "\"}";
        } catch (AlipayApiException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void answer(HttpExchange exchange, Fault now, String answer) throws IOException {
        if (now == Fault.IS_SILENT || now == Fault.PAYS_AND_IS_SILENT) {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        } else if (now != Fault.DROPS_THE_CONNECTION) {
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode refund(Fault now, ObjectNode content) {
        if (next != null) {
            ObjectNode answer = next;
            next = null;
            return answer;
        }
        return switch (now) {
            case IS_SILENT, DROPS_THE_CONNECTION, FAILS -> error("40004", "ACQ.SYSTEM_ERROR");
            case THROTTLES -> error("40005", "isv.app-call-limited");
            case LACKS_BALANCE -> error("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH");
            case DECLINES -> error("40004", "ACQ.TRADE_HAS_FINISHED");
            // Alipay knows no refund that pends: it moves the money with this call, or not.
            case PENDS -> success(content).put("fund_change", "N");
            case PAYS_AND_FAILS -> {
                create(content);
                yield error("20000", "isp.unknow-error");
            }
            case PAYS_AND_IS_SILENT -> create(content);
            case null -> create(content);
        };
    }

    private ObjectNode create(ObjectNode content) {
        String trade = content.path("trade_no").asText();
        String number = content.path("out_request_no").asText();
        String amount = content.path("refund_amount").asText();
        if (!content.properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()
                        .equals(List.of("trade_no", "out_request_no", "refund_amount"))
                || !number.matches("[0-9A-Za-z_-]{1,64}")
                || !amount.matches("\\d+\\.\\d\\d")) {
            return error("40002", "isv.invalid-parameter");
        }
        if (!unrefunded.containsKey(trade)) {
            return error("40004", "ACQ.TRADE_NOT_EXIST");
        }
        ObjectNode before = refunds.get(number);
        if (before != null) {
            return before.path("refund_amount").asText().equals(amount)
                    ? success(content).put("fund_change", "N")
                    : error("40004", "ACQ.DISCORDANT_REPEAT_REQUEST");
        }
        BigDecimal left = unrefunded.get(trade).subtract(new BigDecimal(amount));
        if (left.signum() < 0) {
            return error("40004", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        }
        unrefunded.put(trade, left);
        ObjectNode refund = add(trade, number, amount);
        ObjectNode answer = success(content).put("fund_change", "Y").put("refund_fee", "99.99");
        if (buyerGets != null) {
            refund.put("present_refund_buyer_amount", buyerGets);
            answer.put("present_refund_buyer_amount", buyerGets);
        }
        return answer;
    }

    private ObjectNode query(ObjectNode content) {
        ObjectNode refund = refunds.get(content.path("out_request_no").asText());
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("code", "10000").put("msg", "Success");
        return refund == null ? answer : answer.setAll(refund);
    }

    private static ObjectNode success(ObjectNode content) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", "10000")
                .put("msg", "Success")
                .put("trade_no", content.path("trade_no").asText())
                .put("buyer_logon_id", "159****5620 (\"}\")");
    }

    private static ObjectNode error(String code, String subCode) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("msg", "Business Failed")
                .put("sub_code", subCode)
                .put("sub_msg", "系统说明");
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
