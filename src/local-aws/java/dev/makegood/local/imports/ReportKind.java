package dev.makegood.local.imports;

import dev.makegood.input.Percent;
import java.util.List;
import java.util.Map;

/** Lists what a file can report. Records with the same path are one report, each with a line of its own. */
public enum ReportKind {
    ORDERS(
            "/orders/{orderId}",
            List.of("platform", "buyerId", "currency", "paidAt"),
            List.of("lineId", "merchantId", "sku", "quantity", "paidMinor", "promisedShipAt", "shipped", "shippedAt")),
    SHIPMENTS("/orders/{orderId}/shipments/{shipmentId}", List.of("shippedAt"), List.of("lineId", "quantity")),
    RECOUNTS("/merchants/{merchantId}/stock/{sku}/recounts/{recountId}", List.of("onHand", "countedAt"), List.of()),
    ADJUSTMENTS(
            "/merchants/{merchantId}/stock/{sku}/adjustments/{adjustmentId}",
            List.of("delta", "adjustedAt"),
            List.of()),
    TOP_UPS("/merchants/{merchantId}/top-ups/{topUpId}", List.of("currency", "amountMinor", "into"), List.of());

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
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Returns the names of the ids in the path. */
    List<String> ids() {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
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
