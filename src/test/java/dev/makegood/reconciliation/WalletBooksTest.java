package dev.makegood.reconciliation;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.reconciliation.Reconciliation.Difference;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that what went to buyers' wallets is compared with what their cases give. */
class WalletBooksTest {
    private static final String ID = "coupon~O1~1~stockout";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Scanner scanner = new MemoryScanner(database, 3);
    private final Shop shop = new Shop(database, scanner);

    @BeforeEach
    void aCompensationGoesToTheWallet() {
        shop.amend("form: {kind: coupon, validYears: 50}", "form: {kind: wallet}");
        shop.topUp("M1", "t-1", 500);
        shop.place("O1", line("1", "M1", "A", 1, 9_900));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
    }

    /** Audits rows; another audit overrides it. */
    Reconciliation audit(Scanner rows, Instant now) {
        return new Reconcile(database, rows).runOnce(now, Duration.ZERO);
    }

    private List<Difference> differences(Scanner rows) {
        return audit(rows, shop.clock.instant()).differences();
    }

    private static Map<String, Object> entry(String account, long minor) {
        return Map.of("account", account, "amount", Map.of("currency", "CNY", "minor", minor));
    }

    @Test
    void whatWentToAWalletIsWhatItsCaseGives() {
        assertEquals(List.of(), differences(scanner));
    }

    @Test
    void moreMoneyInAWalletThanItsCaseGivesShowsThoughThePostingBalances() {
        var more = new TamperedRows(
                scanner,
                row -> row.key().table() == Table.LEDGER
                        && row.attributes().toString().contains("buyer-wallet"),
                TamperedRows.with(
                        "entries",
                        List.of(entry("merchant-receivable/M1", -1_000), entry("buyer-wallet/" + ID, 1_000))));
        Difference found = differences(more).stream()
                .filter(one -> one.what().equals("what went to a buyer's wallet is what its case gives"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new Difference(
                        "what went to a buyer's wallet is what its case gives",
                        cny(1_000).toString(),
                        cny(500).toString(),
                        "buyer-wallet/" + ID),
                found);
    }
}
