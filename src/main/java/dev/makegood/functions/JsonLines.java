package dev.makegood.functions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.logging.Log;
import dev.makegood.logging.LogScope;
import dev.makegood.order.LineRef;
import dev.makegood.reconciliation.Reconciliation;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.RefundId;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Formats log records as one line of JSON each, with the ids of the request, order, case and refund. So CloudWatch can
 * find all lines about one case, and the lines of one response.
 */
final class JsonLines extends Formatter {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FUNCTION =
            Optional.ofNullable(System.getenv("AWS_LAMBDA_FUNCTION_NAME")).orElse("local");

    @Override
    public String format(LogRecord line) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("time", line.getInstant().toString());
        fields.put("level", level(line.getLevel().intValue()));
        fields.put("function", FUNCTION);
        fields.putAll(LogScope.fields());
        about(line).ifPresent(id -> fields.putAll(ids(id)));
        fields.put("message", message(line));
        fields.put("logger", line.getLoggerName());
        Optional.ofNullable(line.getThrown()).ifPresent(thrown -> fields.put("exception", stack(thrown)));
        return MAPPER.valueToTree(fields) + "\n";
    }

    /** Returns one name per level, since logging APIs name them differently. */
    private static String level(int value) {
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        return value >= Level.WARNING.intValue() ? "WARN" : value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static Optional<Object> about(LogRecord line) {
        Object[] parameters = line.getParameters();
        return parameters != null && parameters.length == 1 && parameters[0] instanceof Log.About(Object id)
                ? Optional.of(id)
                : Optional.empty();
    }

    private String message(LogRecord line) {
        if (about(line).isPresent()) {
            return line.getMessage();
        }
        return line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : formatMessage(line);
    }

    /** Returns the ids that an id contains; none if it is of another kind. */
    static Map<String, String> ids(Object id) {
        return switch (id) {
            case RefundId refund -> with(ids(refund.caseId()), "refundId", refund.toString());
            case PaymentKey key -> ids(key.refundId());
            case CaseId theCase -> with(Map.of("orderId", theCase.orderId()), "caseId", theCase.toString());
            case LineRef line -> with(Map.of("orderId", line.orderId()), "lineId", line.lineId());
            case StockKey stock -> with(Map.of("merchantId", stock.merchantId()), "sku", stock.sku());
            case Restock.Ref restock -> ids(restock.stock());
            case Reconciliation.Difference difference ->
                ids(difference.where().substring(difference.where().lastIndexOf('/') + 1));
            case Key row -> ids(row.partition());
            case Log.Named(String field, String name) -> Map.of(field, name);
            case String text -> named(text);
            default -> Map.of();
        };
    }

    /**
     * Returns the ids of the case with which the id of a refund, coupon or notice begins. Note that an order's id may
     * be {@code coupon}.
     */
    private static Map<String, String> named(String text) {
        return new KeyText(text)
                .after("coupon")
                .map(JsonLines::begunWith)
                .filter(ids -> !ids.isEmpty())
                .orElseGet(() -> begunWith(text));
    }

    private static Map<String, String> begunWith(String bare) {
        return RefundId.parse(bare).map(JsonLines::ids).orElseGet(() -> {
            var parts = new KeyText(bare).parts().stream().limit(3).toArray();
            return CaseId.parse(KeyText.join(parts)).map(JsonLines::ids).orElse(Map.of());
        });
    }

    private static Map<String, String> with(Map<String, String> ids, String name, String id) {
        var more = new LinkedHashMap<>(ids);
        more.put(name, id);
        return more;
    }

    private static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
