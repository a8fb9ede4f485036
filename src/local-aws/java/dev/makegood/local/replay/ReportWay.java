package dev.makegood.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.Percent;
import dev.makegood.local.Platform;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.mapping.Report;
import dev.makegood.mapping.ReportMap;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports orders, shipments and stock: by calls, by messages, or by calls that a CSV file becomes. */
abstract class ReportWay {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names the ways. */
    enum Kind {
        HTTP,
        QUEUE,
        CSV;

        static Kind named(String text) {
            return Stream.of(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--by takes http, queue or csv, not " + text));
        }
    }

    static ReportWay of(Kind kind, Platform platform, ApiClient api) {
        return switch (kind) {
            case HTTP -> new ByCall(api);
            case QUEUE -> new ByMessage(platform);
            case CSV -> new ByFile(api);
        };
    }

    /** Returns true if a report has been taken when its call returns. */
    boolean isAnswered() {
        return true;
    }

    /** Reports the body of a path, whose ids are encoded once. */
    abstract void report(String path, ObjectNode body);

    void place(String orderId, OrderBody order) {
        report("/orders/" + Percent.encode(orderId), JSON.valueToTree(order));
    }

    void ship(String orderId, Instant at, List<String> lines) {
        ObjectNode body = JSON.createObjectNode().put("shippedAt", at.toString());
        var shipped = body.putArray("lines");
        lines.forEach(line -> shipped.addObject().put("lineId", line).put("quantity", 1));
        report("/orders/" + Percent.encode(orderId) + "/shipments/carrier", body);
    }

    void count(String merchantId, String sku, long units) {
        report(
                "/merchants/" + Percent.encode(merchantId) + "/stock/" + Percent.encode(sku) + "/recounts/opening",
                JSON.createObjectNode().put("onHand", units));
    }

    private static class ByCall extends ReportWay {
        private final ApiClient api;

        ByCall(ApiClient api) {
            this.api = api;
        }

        /** API Gateway decodes a path before it splits it. */
        @Override
        void report(String path, ObjectNode body) {
            api.put("platform", null, path.replace("%", "%25"), body).expectSuccess();
        }
    }

    private static final class ByMessage extends ReportWay {
        private final Platform platform;

        ByMessage(Platform platform) {
            this.platform = platform;
        }

        @Override
        boolean isAnswered() {
            return false;
        }

        @Override
        void report(String path, ObjectNode body) {
            platform.send(new Report(path, body, List.of()).message());
        }
    }

    private static final class ByFile extends ByCall {
        ByFile(ApiClient api) {
            super(api);
        }

        private void file(String map, String header, Stream<List<Object>> records) {
            String csv = records.map(
                            values -> values.stream().map(Object::toString).collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n", header + "\n", "\n"));
            var read = ReportMap.shipped(map).orElseThrow().reports(csv);
            if (!read.broken().isEmpty()) {
                throw new IllegalStateException("a record of the replay is broken: " + read.broken());
            }
            read.reports().forEach(report -> report(report.path(), report.body()));
        }

        @Override
        void place(String orderId, OrderBody order) {
            file(
                    "orders",
                    "platform,orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt",
                    order.lines().stream()
                            .map(line -> List.of(
                                    order.platform(),
                                    orderId,
                                    order.buyerId(),
                                    order.currency(),
                                    order.paidAt(),
                                    line.lineId(),
                                    line.merchantId(),
                                    line.sku(),
                                    line.quantity(),
                                    BigDecimal.valueOf(line.paidMinor(), 2),
                                    line.promisedShipAt())));
        }

        @Override
        void ship(String orderId, Instant at, List<String> lines) {
            file(
                    "shipments",
                    "orderId,shipmentId,shippedAt,lineId,quantity",
                    lines.stream().map(line -> List.of(orderId, "carrier", at, line, 1)));
        }

        @Override
        void count(String merchantId, String sku, long units) {
            file(
                    "recounts",
                    "merchantId,sku,recountId,onHand,countedAt",
                    Stream.of(List.of(merchantId, sku, "opening", units, "")));
        }
    }
}
