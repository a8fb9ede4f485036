package dev.makegood.servicedesk.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.servicedesk.worklist.Due.What;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies which open steps of a case are hidden from each side. */
class DueTest {
    private static Set<What> unless(Predicate<What> seen) {
        return Stream.of(What.values()).filter(seen.negate()).collect(Collectors.toSet());
    }

    @Test
    void aBuyerSeesNeitherTheMerchantsAppealsNorWhatIsSuggestedToIt() {
        assertEquals(EnumSet.of(What.APPEAL, What.APPEAL_DECISION, What.REPLACEMENT), unless(What::seenByBuyer));
    }

    @Test
    void aMerchantSeesNeitherTheBuyersClaimsNorItsCoupons() {
        assertEquals(EnumSet.of(What.CLAIM_DECISION, What.COUPON), unless(What::seenByMerchant));
    }
}
