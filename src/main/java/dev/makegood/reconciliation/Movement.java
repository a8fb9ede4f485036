package dev.makegood.reconciliation;

import dev.makegood.account.Entry;
import dev.makegood.account.Posting;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/** Reads a {@link Posting}. */
record Movement(String journal, long number, String kind, Instant at, List<Side> entries) {
    /** Reads an {@link Entry}. */
    record Side(String account, Money amount) {}
}
