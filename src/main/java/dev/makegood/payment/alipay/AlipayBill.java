package dev.makegood.payment.alipay;

import dev.makegood.payment.BillWords;
import dev.makegood.payment.BilledRefund;
import dev.makegood.payment.Providers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the refunds of a business bill of Alipay ({@code alipay.data.dataservice.bill.downloadurl.query}, bill type
 * trade), the file of details as it is in the archive, in GBK. Lines around the rows begin with #; one of them says that the
 * details end. A refund's amount is negative, and a refund is there once it is done.
 */
public final class AlipayBill {
    static final Charset GBK = Charset.forName("GBK");
    static final BillWords WORDS = BillWords.of(Providers.ALIPAY);
    private static final List<String> COLUMNS = Stream.of("payment", "kind", "time", "amount", "number")
            .map(WORDS::get)
            .toList();
    private static final String END = WORDS.get("end");
    private static final String REFUND = WORDS.get("refund");

    private AlipayBill() {}

    /**
     * Returns the refunds of a bill.
     *
     * @param file in GBK
     * @throws IllegalArgumentException if it is no such bill, or not whole; the message begins with a verb
     */
    public static List<BilledRefund> refunds(byte[] file) {
        try {
            String text = GBK.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return read(text.lines().filter(line -> !line.isBlank()).toList());
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("is not in GBK", malformed);
        } catch (NumberFormatException | ArithmeticException | DateTimeException malformed) {
            throw new IllegalArgumentException("is no bill of Alipay: " + malformed.getMessage(), malformed);
        }
    }

    private static List<BilledRefund> read(List<String> lines) {
        if (lines.stream().noneMatch(line -> line.startsWith("#") && line.contains(END))) {
            throw new IllegalArgumentException("has no end of its details");
        }
        List<List<String>> rows = lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(AlipayBill::values)
                .toList();
        List<String> columns = rows.isEmpty() ? List.of() : rows.getFirst();
        if (!columns.containsAll(COLUMNS)) {
            throw new IllegalArgumentException("has not the columns of a business bill of Alipay");
        }
        var refunds = new ArrayList<BilledRefund>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "has a row of %d values, not %d".formatted(row.size(), columns.size()));
            }
            List<String> found = COLUMNS.stream()
                    .map(column -> row.get(columns.indexOf(column)))
                    .toList();
            if (found.get(1).equals(REFUND)) {
                refunds.add(refund(found));
            }
        }
        return refunds;
    }

    private static BilledRefund refund(List<String> found) {
        String payment = found.getFirst();
        String number = found.getLast();
        return new BilledRefund(
                payment + ":" + number,
                number,
                payment,
                BilledRefund.yuan(found.get(3)).negated(),
                true,
                BilledRefund.inChina(found.get(2)));
    }

    /** Splits a line at the commas that are not in quotes. Values may end with a tab, which keeps spreadsheets from rounding them. */
    private static List<String> values(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(value -> value.strip().replaceAll("^\"|\"$", "").strip())
                .toList();
    }
}
