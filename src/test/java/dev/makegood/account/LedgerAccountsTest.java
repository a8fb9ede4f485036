package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Verifies which kind of account a name is of. */
class LedgerAccountsTest {
    @Test
    void theKindStandsBeforeTheOwner() {
        assertEquals("gateway", LedgerAccounts.kind(LedgerAccounts.gateway("O1")));
        assertEquals("gateway", LedgerAccounts.kind("gateway/O/1"));
        assertEquals("x", LedgerAccounts.kind("x/"));
        assertThrows(IllegalArgumentException.class, () -> LedgerAccounts.kind("/O1"));
        assertThrows(IllegalArgumentException.class, () -> LedgerAccounts.kind("gateway"));
    }
}
