package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.storage.Key;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies how many cases a scope lists, and that a decision writes or checks each row once. */
class ScopeUseTest {
    private static ScopeUse ofCases(int many, long minor) {
        var use = new ScopeUse("buyer~b-1", List.of());
        for (int n = 1; n <= many; n++) {
            use = use.with(caseId("O" + n, "1"), cny(minor));
        }
        return use;
    }

    @Test
    void aHundredCasesWithoutAnAmountAreListed() {
        assertEquals(100, ofCases(101, 0).parts().size());
    }

    @Test
    void casesWithAnAmountAreAllListedAndDoNotCount() {
        var use = ofCases(101, 5);
        assertEquals(101, use.parts().size());
        assertEquals(102, use.with(caseId("P1", "1"), cny(0)).parts().size());
    }

    @Test
    void aRowIsCheckedOnceAndNotIfItIsWritten() {
        var written = new Key(Table.CASES, "O1", "CASE");
        var read = new Key(Table.CASES, "O2", "CASE");
        Write write = new Write.Delete(written, 1);
        Write check = new Write.Check(read, 1);
        assertEquals(List.of(check, write), OneWriteEach.of(List.of(check, new Write.Check(written, 1), check, write)));
    }
}
