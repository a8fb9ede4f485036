package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes the bills of refunds of the stand-in, as the samples on WeChat Pay's pages: one file a day, found by a token. */
final class FakeBills {
    private static final String COLUMNS =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final Set<String> PARAMETERS = Arrays.stream(GetTradeBillRequest.class.getDeclaredFields())
            .map(field -> field.getAnnotation(SerializedName.class).value())
            .collect(Collectors.toSet());

    private final Map<LocalDate, List<ObjectNode>> days = new HashMap<>();
    private LocalDate damaged;

    /** Writes the refunds of a day. */
    void write(LocalDate day, List<ObjectNode> refunds) {
        days.put(day, refunds);
    }

    /** Lets the file of a day arrive with another byte than was signed. */
    void damage(LocalDate day) {
        damaged = day;
    }

    /** Returns where the bill is that a query asks for; null if there is none. */
    ObjectNode place(String query) {
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        if (!PARAMETERS.containsAll(asked.keySet()) || !asked.get("bill_type").equals("REFUND")) {
            throw new AssertionError("no query for refunds: " + query);
        }
        LocalDate day = LocalDate.parse(asked.get("bill_date"));
        return days.containsKey(day)
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("hash_type", "SHA1")
                        .put("hash_value", sha1(text(day)))
                        .put("download_url", "https://api.mch.weixin.qq.com/v3/billdownload/file?token=t%2B" + day)
                : null;
    }

    /** Returns the file that a query has the token of. */
    String file(String query) {
        LocalDate day = LocalDate.parse(query.replaceFirst("^token=t%2B", ""));
        return text(day) + (day.equals(damaged) ? " " : "");
    }

    private String text(LocalDate day) {
        var lines = new StringJoiner("\r\n", "\uFEFF", "\r\n").add(COLUMNS);
        BigDecimal sum = new BigDecimal("0.00");
        for (ObjectNode refund : days.get(day)) {
            BigDecimal gross = yuan(refund.at("/amount/refund").asLong());
            sum = sum.add(gross);
            lines.add("`"
                    + String.join(
                            ",`",
                            day + " 12:00:00",
                            "wx1",
                            Accounts.MERCHANT_ID,
                            "1900000109",
                            "",
                            refund.path("transaction_id").asText(),
                            "T-1",
                            "u",
                            "APP",
                            "REFUND",
                            "OTHERS",
                            "CNY",
                            "0.00",
                            "0.00",
                            day + " 12:00:00",
                            "",
                            refund.path("refund_id").asText(),
                            refund.path("out_refund_no").asText(),
                            yuan(refund.at("/amount/payer_refund").asLong()).toString(),
                            "0.00",
                            "ORIGINAL",
                            refund.path("status").asText(),
                            "杯子",
                            "",
                            "0.00000",
                            "0.60%",
                            "0.00",
                            gross.toString(),
                            ""));
        }
        String none = ",`0.00".repeat(5);
        return lines.add(TOTALS)
                .add("`" + days.get(day).size() + none + ",`" + sum)
                .toString();
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
