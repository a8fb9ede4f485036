package dev.makegood.books;

import dev.makegood.books.ProviderFile.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads the refunds of a transaction bill of WeChat Pay ({@code GET /v3/bill/tradebill}, bill types ALL and REFUND). Each value
 * follows a back quote. The bill ends with what its rows add up to, which shows if it is whole.
 * <p>A bill is of the refunds that were accepted on its day, and its status is never updated: only SUCCESS says how a
 * refund ended.
 */
final class WechatPayBill {
    private static final String TIME = "交易时间";
    private static final String PAYMENT = "微信订单号";
    private static final String REFUND = "微信退款单号";
    private static final String NUMBER = "商户退款单号";
    private static final String STATUS = "退款状态";
    private static final String CURRENCY = "货币种类";
    private static final String AMOUNT = "申请退款金额";
    private static final String TOTALS = "总交易单数";
    private static final String SUM = "申请退款总金额";

    private WechatPayBill() {}

    static List<ProviderRefund> read(Path file) throws IOException {
        Iterator<String> lines = Files.readString(file)
                .replaceFirst("^\\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .iterator();
        try {
            return read(lines);
        } catch (NumberFormatException | ArithmeticException | DateTimeException malformed) {
            throw new Unreadable(file, "is no bill of WeChat Pay: " + malformed.getMessage());
        } catch (IllegalArgumentException incomplete) {
            throw new Unreadable(file, incomplete.getMessage());
        }
    }

    private static List<ProviderRefund> read(Iterator<String> lines) {
        List<String> columns = columns(lines);
        var refunds = new ArrayList<ProviderRefund>();
        long sum = 0;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(TOTALS)) {
                Map<String, String> totals = row(List.of(line.split(",")), lines.hasNext() ? lines.next() : "");
                if (ProviderFile.fen(totals.getOrDefault(SUM, "")) == sum) {
                    return refunds;
                }
                throw new IllegalArgumentException("has refunds of %d and says %s".formatted(sum, totals.get(SUM)));
            }
            Map<String, String> row = row(columns, line);
            sum += ProviderFile.fen(row.get(AMOUNT));
            // A row of a payment has no number of a refund.
            if (row.get(REFUND).length() > 1) {
                refunds.add(refund(row));
            }
        }
        throw new IllegalArgumentException("has no totals at its end");
    }

    private static List<String> columns(Iterator<String> lines) {
        String head = lines.hasNext() ? lines.next() : "";
        List<String> columns = List.of(head.split(","));
        if (!head.startsWith(TIME)
                || !columns.containsAll(List.of(PAYMENT, REFUND, NUMBER, STATUS, CURRENCY, AMOUNT))) {
            throw new IllegalArgumentException("has not the columns of a transaction bill of WeChat Pay");
        }
        return columns;
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] values = line.replaceFirst("^`", "").split(",`", -1);
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "has a row of %d values, not %d".formatted(values.length, columns.size()));
        }
        var row = new HashMap<String, String>();
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i].strip());
        }
        return row;
    }

    private static ProviderRefund refund(Map<String, String> row) {
        return new ProviderRefund(
                row.get(NUMBER),
                row.get(REFUND),
                row.get(PAYMENT),
                row.get(CURRENCY),
                ProviderFile.fen(row.get(AMOUNT)),
                row.get(STATUS).equals("SUCCESS") ? ProviderRefund.State.DONE : ProviderRefund.State.PENDING,
                ProviderFile.inChina(row.get(TIME)));
    }
}
