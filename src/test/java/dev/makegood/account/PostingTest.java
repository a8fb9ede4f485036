package dev.makegood.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PostingTest {
    private static Posting posting(long number, Entry... entries) {
        return new Posting(
                "merchant~M1~CNY", number, PostingKind.TOP_UP, Instant.EPOCH, List.of(entries), Memo.ofReference("T1"));
    }

    private static Entry entry(String account, String amount) {
        return new Entry(account, Money.parse(amount));
    }

    @Test
    void itBalancesInOneCurrency() {
        assertEquals(
                2,
                posting(1, entry("a/1", "CNY 1.00"), entry("b/1", "CNY -1.00"))
                        .entries()
                        .size());
        assertThrows(
                IllegalArgumentException.class, () -> posting(1, entry("a/1", "CNY 1.00"), entry("b/1", "CNY -0.99")));
        assertThrows(RuntimeException.class, () -> posting(1, entry("a/1", "CNY 1.00"), entry("b/1", "USD -1.00")));
    }

    @Test
    void itMovesSomethingSomewhereUnderANumber() {
        assertThrows(IllegalArgumentException.class, () -> posting(1));
        assertThrows(IllegalArgumentException.class, () -> entry("a/1", "CNY 0.00"));
        assertThrows(
                IllegalArgumentException.class, () -> posting(0, entry("a/1", "CNY 1.00"), entry("b/1", "CNY -1.00")));
    }
}
