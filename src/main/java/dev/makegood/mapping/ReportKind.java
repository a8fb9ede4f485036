package dev.makegood.mapping;

import dev.makegood.input.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lists what a file can report. Records with the same path are one report, each with a line of its own. */
public enum ReportKind {
    ORDERS(
            "/orders/{orderId}",
            List.of("platform", "buyerId", "currency", "paidAt"),
            List.of("lineId", "merchantId", "sku", "quantity", "paidMinor", "promisedShipAt", "shipped", "shippedAt")),
    SHIPMENTS("/orders/{orderId}/shipments/{shipmentId}", List.of("shippedAt"), List.of("lineId", "quantity")),
    /** Lines only say how many parts the shipment had. */
    WITHDRAWALS("/orders/{orderId}/shipments/{shipmentId}/withdrawal", List.of("reason"), List.of("lineId")),
    RECOUNTS("/merchants/{merchantId}/stock/{sku}/recounts/{recountId}", List.of("onHand", "countedAt"), List.of()),
    ADJUSTMENTS(
            "/merchants/{merchantId}/stock/{sku}/adjustments/{adjustmentId}",
            List.of("delta", "adjustedAt"),
            List.of()),
    TOP_UPS("/merchants/{merchantId}/top-ups/{topUpId}", List.of("currency", "amountMinor", "into"), List.of()),
    /** The deductions of a merchant's bill, for scripts/audit-fines; no call takes them. */
    FINES(
            "/fines/{fineId}",
            List.of(
                    "platform",
                    "orderId",
                    "lineId",
                    "buyerId",
                    "violation",
                    "currency",
                    "amountMinor",
                    "paidMinor",
                    "couponMinor",
                    "paidAt",
                    "promisedShipAt",
                    "agreedShipAt",
                    "shippedAt",
                    "admittedAt",
                    "finedAt",
                    "exemption"),
            List.of());

    /** The attributes that a bill may state; each is true or false. */
    static final List<String> ATTRIBUTES = List.of("presale", "custom", "bonded", "directMail", "complaintUpheld");

    /** Names the price of all lines and parts of an order together; a line has the other {@code paidMinor}. */
    static final String ORDER_PAID = "orderPaidMinor";

    private static final int MOST_PAYMENTS = 8;

    /** The fields of each of an order's payments, by their names in a map: paymentProvider, payment2Provider and so on. */
    static final List<Map<String, String>> PAYMENTS = IntStream.rangeClosed(1, MOST_PAYMENTS)
            .mapToObj(number -> number == 1 ? "payment" : "payment" + number)
            .<Map<String, String>>map(payment -> new TreeMap<>(Map.of(
                    payment + "Provider", "provider",
                    payment + "Reference", "reference",
                    payment + "SubMerchant", "subMerchant",
                    payment + "TotalMinor", "totalMinor",
                    payment + "OfThisOrderMinor", "ofThisOrderMinor")))
            .toList();

    /** The parts of an order, by the names of their amounts in a map. */
    static final Map<String, String> PARTS = new TreeMap<>(Map.of(
            "shippingMinor", "shipping",
            "taxMinor", "tax",
            "insuranceMinor", "insurance",
            "discountMinor", "discount"));

    private final String path;

    /** The fields of the body itself. */
    final List<String> fields;

    /** The fields of each of its lines; none if it has no lines. */
    final List<String> lineFields;

    ReportKind(String path, List<String> fields, List<String> lineFields) {
        this.path = path;
        this.fields = fields;
        this.lineFields = lineFields;
    }

    /** Returns the name in a map. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the names of the ids in the path. */
    List<String> ids() {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Returns the names of everything that a map may say. */
    List<String> names() {
        var names = new ArrayList<>(ids());
        names.addAll(fields);
        names.addAll(lineFields);
        if (this == ORDERS) {
            names.add(ORDER_PAID);
            PAYMENTS.forEach(payment -> names.addAll(payment.keySet()));
            names.addAll(PARTS.keySet());
        }
        if (this == FINES) {
            names.addAll(ATTRIBUTES);
        }
        return names.stream().distinct().toList();
    }

    /** Returns the path with its ids, as a message has it. */
    String path(Map<String, String> ids) {
        String filled = path;
        for (String id : ids()) {
            filled = filled.replace("{" + id + "}", Percent.encode(ids.get(id)));
        }
        return filled;
    }
}
