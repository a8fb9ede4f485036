package dev.makegood.payment.wechatpay;

import dev.makegood.payment.BillWords;
import dev.makegood.payment.BilledRefund;
import dev.makegood.payment.Providers;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Reads the refunds of a transaction bill of WeChat Pay ({@code GET /v3/bill/tradebill}, bill types ALL and REFUND). Each value
 * follows a back quote. The bill ends with what its rows add up to, which shows if it is whole.
 * <p>A bill is of the refunds that were accepted on its day, and its status is never updated: only SUCCESS says how a
 * refund ended.
 */
public final class WechatPayBill {
    private static final BillWords WORDS = BillWords.of(Providers.WECHAT_PAY);
    private static final String TIME = WORDS.get("time");
    private static final String PAYMENT = WORDS.get("payment");
    private static final String REFUND = WORDS.get("refund");
    private static final String NUMBER = WORDS.get("number");
    private static final String STATUS = WORDS.get("status");
    private static final String CURRENCY = WORDS.get("currency");
    private static final String AMOUNT = WORDS.get("amount");
    private static final String TOTALS = WORDS.get("totals");
    private static final String SUM = WORDS.get("sum");

    private WechatPayBill() {}

    /**
     * Returns the refunds of a bill.
     *
     * @param text in UTF-8, with or without a mark of it
     * @throws IllegalArgumentException if it is no such bill, or not whole; the message begins with a verb
     */
    public static List<BilledRefund> refunds(String text) {
        try {
            return read(text.replaceFirst("^\\uFEFF", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .iterator());
        } catch (NumberFormatException | ArithmeticException | DateTimeException malformed) {
            throw new IllegalArgumentException("is no bill of WeChat Pay: " + malformed.getMessage(), malformed);
        }
    }

    private static List<BilledRefund> read(Iterator<String> lines) {
        List<String> columns = columns(lines);
        var refunds = new ArrayList<BilledRefund>();
        long sum = 0;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(TOTALS)) {
                Map<String, String> totals = row(List.of(line.split(",")), lines.hasNext() ? lines.next() : "");
                if (fen(totals.getOrDefault(SUM, "")) == sum) {
                    return refunds;
                }
                throw new IllegalArgumentException("has refunds of %d and says %s".formatted(sum, totals.get(SUM)));
            }
            Map<String, String> row = row(columns, line);
            sum += fen(row.get(AMOUNT));
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

    private static long fen(String yuan) {
        return BilledRefund.yuan(yuan).getAmountMinorLong();
    }

    private static BilledRefund refund(Map<String, String> row) {
        return new BilledRefund(
                row.get(REFUND),
                row.get(NUMBER),
                row.get(PAYMENT),
                Money.ofMinor(CurrencyUnit.of(row.get(CURRENCY)), fen(row.get(AMOUNT))),
                row.get(STATUS).equals("SUCCESS"),
                BilledRefund.inChina(row.get(TIME)));
    }
}
