package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    @Test
    void joinedPartsAreReadBack() {
        var key = new KeyText(KeyText.join("LINE", "SKU 12", 7));
        assertEquals("LINE~SKU 12~7", key.text());
        assertEquals(List.of("LINE", "SKU 12", "7"), key.parts());
        assertEquals("7", key.last());
        assertEquals("LINE~SKU 12", key.withoutLast());
        assertEquals(Optional.of("SKU 12~7"), key.after("LINE"));
        assertEquals(Optional.empty(), key.after("LIN"));
    }

    @Test
    void aTextOfOnePartIsAllOfItsParts() {
        var key = new KeyText("LINE");
        assertEquals(List.of("LINE"), key.parts());
        assertEquals("LINE", key.last());
        assertEquals("", key.withoutLast());
        assertEquals(Optional.empty(), key.after("LINE"));
    }

    @Test
    void emptyPartsCount() {
        assertEquals(List.of("", "1", ""), new KeyText("~1~").parts());
        assertEquals("~1~", KeyText.join("", "1", ""));
    }

    @Test
    void aPartHasNoTilde() {
        assertThrows(IllegalArgumentException.class, () -> KeyText.join("LINE", "a~b"));
    }

    @Test
    void whatIsJoinedIsJoinedFurther() {
        assertEquals("coupon~O1~1~3", KeyText.join(new KeyText(KeyText.join("coupon", "O1", 1)), 3));
    }

    @Test
    void aRangeHasWhatHasItsPartsFirst() {
        var range = Query.Range.under("CLAIM", "1");
        assertTrue(range.has("CLAIM~1~c-1"));
        assertFalse(range.has("CLAIM~10~c-1"));
        assertFalse(range.has("CLAIM~1"));
    }

    @Test
    void upToAnInstantIncludesItsTies() {
        Instant at = Instant.parse("2026-03-02T04:00:00Z");
        var range = Query.Range.upTo(at);
        assertTrue(range.has(Index.REFUNDS_OWED_BY.entry("0", at, "\uffee").sort()));
        assertFalse(range.has(Index.REFUNDS_OWED_BY.entry("0", at.plusMillis(1)).sort()));
    }
}
