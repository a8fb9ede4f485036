package dev.makegood.refund;

import static dev.makegood.shop.Shop.caseId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies the text of refund ids, and which text is none. */
class RefundIdTest {
    private static final RefundId ID = new RefundId(caseId("O1", "2"), 3, 7);

    @Test
    void aRefundIsNamedAfterItsCaseAndItsUnits() {
        assertEquals(ID.caseId() + "~3-7", ID.toString());
        assertEquals(Optional.of(ID), RefundId.parse(ID.toString()));
        assertEquals(5, ID.units());
        assertEquals(1, new RefundId(caseId("O1", "2"), 4, 4).units());
    }

    @Test
    void aFurtherTransferHasANumberAndNoUnits() {
        var second = new RefundId(ID.caseId(), 3, 7, 2);
        assertEquals(ID + ".2", second.toString());
        assertEquals(Optional.of(second), RefundId.parse(second.toString()));
        assertEquals(0, second.units());
        assertEquals(Optional.empty(), RefundId.parse(ID + ".1"));
        assertEquals(Optional.empty(), RefundId.parse(ID + ".10"));
    }

    @Test
    void otherTextIsNoRefundId() {
        assertEquals(Optional.empty(), RefundId.parse(ID.caseId() + "~0-7"));
        assertEquals(Optional.empty(), RefundId.parse(ID.caseId() + "~3"));
        assertEquals(Optional.empty(), RefundId.parse("O1~3-7"));
        assertEquals(
                "not a refund id: O1",
                assertThrows(IllegalArgumentException.class, () -> RefundId.of("O1"))
                        .getMessage());
    }
}
