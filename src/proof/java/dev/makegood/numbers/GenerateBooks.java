package dev.makegood.numbers;

import dev.makegood.books.ExportWriter;
import dev.makegood.storage.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Runs {@code scripts/generate-books}: writes the rows of as many small marketplaces as give that many cases. */
public final class GenerateBooks {
    /** The tables that the audit reads. */
    private static final Set<Table> WRITTEN =
            Set.of(Table.ORDERS, Table.STOCK, Table.CASES, Table.COUPONS, Table.ACCOUNTS, Table.LEDGER, Table.POLICIES);

    /** The marketplaces in one file; DynamoDB too writes many files. */
    private static final int IN_A_FILE = 250;

    private GenerateBooks() {}

    public static void main(String[] arguments) throws IOException {
        int cases = Integer.parseInt(arguments[0]);
        var export = new ExportWriter(Path.of(arguments[1]));
        var market = StampedMarket.play();
        int markets = Math.ceilDiv(cases, StampedMarket.CASES);
        for (Table table : WRITTEN) {
            System.err.println("writing " + table);
            export.full(table, StampedMarket.END, files(market, table, markets));
        }
        System.out.printf(
                "%,d cases, %,d orders, %,d merchants%n",
                (long) markets * StampedMarket.CASES, (long) markets * StampedMarket.ORDERS, markets);
    }

    private static ExportWriter.Lines[] files(StampedMarket market, Table table, int markets) {
        var files = new ExportWriter.Lines[Math.ceilDiv(markets, IN_A_FILE)];
        for (int i = 0; i < files.length; i++) {
            int from = i * IN_A_FILE;
            int to = Math.min(markets, from + IN_A_FILE);
            files[i] = file -> {
                for (int number = from; number < to; number++) {
                    market.write(table, number, file);
                }
            };
        }
        return files;
    }
}
