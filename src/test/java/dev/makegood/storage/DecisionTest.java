package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verifies that a transaction touches each row once. */
class DecisionTest {
    private static final Key ROW = new Key(Table.CASES, "O1~1~stockout", "CASE");
    private static final Write.Replace REPLACED = new Write.Replace(ROW, 3, Map.of());

    @Test
    void aRowThatIsWrittenIsCheckedByItsWrite() {
        assertEquals(List.of(REPLACED), new Decision<>(1, List.of(new Write.Check(ROW, 3), REPLACED)).writes());
    }

    @Test
    void aRowIsCheckedOnce() {
        var check = new Write.Check(ROW, 3);
        assertEquals(List.of(check), new Decision<>(1, List.of(check, new Write.Check(ROW, 3))).writes());
    }

    @Test
    void aRowThatChangedWhileItWasReadIsReadAgain() {
        List<Write> torn = List.of(new Write.Check(ROW, 2), REPLACED);
        assertThrows(TornRead.class, () -> new Decision<>(1, torn));
    }
}
