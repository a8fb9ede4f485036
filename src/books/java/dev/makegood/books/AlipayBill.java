package dev.makegood.books;

import dev.makegood.books.ProviderFile.Unreadable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the refunds of a business bill of Alipay ({@code alipay.data.dataservice.bill.downloadurl.query}, bill type
 * trade), the file of details as it is in the archive, in GBK. Lines around the rows begin with #; one of them says that the
 * details end. A refund's amount is negative, and a refund is there once it is done.
 */
final class AlipayBill {
    private static final List<String> COLUMNS = List.of("支付宝交易号", "业务类型", "完成时间", "订单金额（元）", "退款批次号/请求号");
    private static final String END = "业务明细列表结束";

    private AlipayBill() {}

    static List<ProviderRefund> read(Path file) throws IOException {
        try {
            return read(Files.readString(file, Charset.forName("GBK"))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList());
        } catch (CharacterCodingException malformed) {
            throw new Unreadable(file, "is not in GBK");
        } catch (NumberFormatException | ArithmeticException | DateTimeException malformed) {
            throw new Unreadable(file, "is no bill of Alipay: " + malformed.getMessage());
        } catch (IllegalArgumentException incomplete) {
            throw new Unreadable(file, incomplete.getMessage());
        }
    }

    private static List<ProviderRefund> read(List<String> lines) {
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
        var refunds = new ArrayList<ProviderRefund>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "has a row of %d values, not %d".formatted(row.size(), columns.size()));
            }
            List<String> found = COLUMNS.stream()
                    .map(column -> row.get(columns.indexOf(column)))
                    .toList();
            if (found.get(1).equals("退款")) {
                refunds.add(refund(found));
            }
        }
        return refunds;
    }

    private static ProviderRefund refund(List<String> found) {
        String payment = found.getFirst();
        String number = found.getLast();
        return new ProviderRefund(
                number,
                payment + ":" + number,
                payment,
                "CNY",
                Math.negateExact(ProviderFile.fen(found.get(3))),
                ProviderRefund.State.DONE,
                ProviderFile.inChina(found.get(2)));
    }

    /** Splits a line at the commas that are not in quotes. Values may end with a tab, which keeps spreadsheets from rounding them. */
    private static List<String> values(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(value -> value.strip().replaceAll("^\"|\"$", "").strip())
                .toList();
    }
}
