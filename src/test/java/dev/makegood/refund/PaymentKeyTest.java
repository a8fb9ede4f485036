package dev.makegood.refund;

import static dev.makegood.shop.Shop.caseId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies the text of payment keys, and which text is none. */
class PaymentKeyTest {
    private static final RefundId ID = new RefundId(caseId("O1", "2"), 3, 7);

    @Test
    void theFirstPaymentHasTheRefundsOwnNameAndLaterOnesTheirNumber() {
        assertEquals(ID.toString(), new PaymentKey(ID, 1).toString());
        assertEquals(ID + "~2", new PaymentKey(ID, 2).toString());
        for (int number : new int[] {1, 2, 10, 9_999}) {
            assertEquals(
                    Optional.of(new PaymentKey(ID, number)), PaymentKey.parse(new PaymentKey(ID, number).toString()));
        }
    }

    @Test
    void aKeyHasOneTextOnly() {
        assertEquals(Optional.empty(), PaymentKey.parse(ID + "~1"));
        assertEquals(Optional.empty(), PaymentKey.parse(ID + "~02"));
        assertEquals(Optional.empty(), PaymentKey.parse(ID.toString().replace("O1", "O%31")));
        assertEquals(Optional.empty(), PaymentKey.parse("something"));
    }
}
