package dev.makegood.reconciliation;

import dev.makegood.books.SqlAudits;
import dev.makegood.storage.Scanner;
import java.time.Instant;

/** Verifies the same of the SQL audit. */
class SqlWalletBooksTest extends WalletBooksTest {
    @Override
    Reconciliation audit(Scanner rows, Instant now) {
        return SqlAudits.audit(rows, now);
    }
}
