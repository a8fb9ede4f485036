package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Verifies sizes by the rules of DynamoDB's developer guide, <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">item sizes and
 * formats</a>.
 */
class RowSizesTest {
    @Test
    void textsHaveTheirUtf8Bytes() {
        assertBytes(1 + 3, "abc");
        assertBytes(1 + 2, "é");
        assertBytes(1 + 6, "茶叶");
        assertBytes(1 + 4, "😀");
        assertBytes(1, "");
        assertEquals(6 + 1, Sizes.of(Map.of("茶叶", "a")));
    }

    @Test
    void numbersHaveAByteForTwoSignificantDigitsAndOneMore() {
        assertBytes(1 + 2, 0L);
        assertBytes(1 + 2, 7L);
        assertBytes(1 + 2, 27L);
        assertBytes(1 + 3, 127L);
        assertBytes(1 + 2, 27_000L);
        assertBytes(1 + 4, 150_001L);
        assertBytes(1 + 3, -27L);
    }

    @Test
    void aBooleanHasOneByte() {
        assertBytes(1 + 1, true);
    }

    @Test
    void listsAndMapsHaveThreeBytesAndOneForEachMember() {
        assertBytes(1 + 3, List.of());
        assertBytes(1 + 3, Map.of());
        assertBytes(1 + 3 + (1 + 3) + (1 + 2), List.of("abc", 7L));
        assertBytes(1 + 3 + (1 + 1 + 3), Map.of("k", "abc"));
        assertBytes(1 + 3 + 1 + 3 + (1 + 3), List.of(List.of("abc")));
    }

    @Test
    void aRowHasItsKeyAndItsVersionToo() {
        var key = new Key(Table.ORDERS, "o-1", "LINE");
        assertEquals(2 + 3 + 2 + 4, Sizes.of(key));
        assertEquals(2 + 3 + 2 + 4 + 7 + 2 + 1 + 3, Sizes.of(new Row(key, 12, Map.of("a", "abc"))));
        assertEquals(2 + 3 + 2 + 4 + 7 + 3 + 1 + 3, Sizes.of(new Write.Replace(key, 99 + 1, Map.of("a", "abc"))));
    }

    private static void assertBytes(int bytes, Object value) {
        assertEquals(bytes, Sizes.of(Map.of("a", value)), () -> value + " of an attribute with a name of one byte");
    }
}
