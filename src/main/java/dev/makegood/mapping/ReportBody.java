package dev.makegood.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Makes the body of a report of one of its records. */
final class ReportBody {
    private ReportBody() {}

    /** Returns the body without its lines. */
    static ObjectNode of(ReportKind kind, Values values) {
        ObjectNode body = values.object(kind.fields);
        values.put(body, ReportKind.ORDER_PAID, "paidMinor");
        ObjectNode attributes = values.object(ReportKind.ATTRIBUTES);
        if (!attributes.isEmpty()) {
            body.set("attributes", attributes);
        }
        for (Map<String, String> names : ReportKind.PAYMENTS) {
            ObjectNode payment = body.objectNode();
            names.forEach((name, as) -> values.put(payment, name, as));
            if (!payment.isEmpty()) {
                body.withArray("payments").add(payment);
            }
        }
        ArrayNode parts = body.arrayNode();
        ReportKind.PARTS.forEach((name, part) -> part(values, name, part).ifPresent(parts::add));
        if (!parts.isEmpty()) {
            body.set("parts", parts);
        }
        return body;
    }

    /** Returns a part unless it costs nothing. A discount is negative, however the source writes it. */
    private static Optional<ObjectNode> part(Values values, String name, String kind) {
        ObjectNode part = JsonNodeFactory.instance.objectNode().put("part", kind);
        values.put(part, name, "amountMinor");
        long amount = part.path("amountMinor").asLong();
        if (kind.equals("discount")) {
            part.put("amountMinor", -Math.abs(amount));
        }
        return Optional.of(part).filter(_ -> amount != 0);
    }
}
