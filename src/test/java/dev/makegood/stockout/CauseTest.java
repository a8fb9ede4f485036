package dev.makegood.stockout;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies the effect of each cause of a stockout on admissions, agreements, goods and refunds. */
class CauseTest {
    private static final Instant PROPOSED = START.minusSeconds(60);
    private static final PolicyVersion POLICY =
            Versions.of("pdd-stockout", "choiceWindowHours: 0", "choiceWindowHours: 12");

    private static Cause agreed(boolean byMerchant) {
        return Cause.agreement(
                new Cause.Agreed("c-1", byMerchant, cny(300), PROPOSED), Actor.of("buyer:b"), Optional.empty());
    }

    @Test
    void aCauseSaysWhoEstablishedIt() {
        assertEquals(
                new Cause(Trigger.RECOUNT, Actor.SYSTEM, Optional.empty(), Optional.empty()),
                Cause.seen(Trigger.RECOUNT));
        assertEquals(
                new Cause(Trigger.CLAIM, Actor.of("operator:o"), Optional.of(START), Optional.empty()),
                Cause.claim(Actor.of("operator:o"), START));
        assertEquals(Actor.merchant("M1"), Cause.admission(Actor.merchant("M1")).by());
        assertEquals(Actor.of("buyer:b"), agreed(true).by());
    }

    @Test
    void aMerchantAdmitsByAnAdmissionOrByProposingToCancel() {
        assertEquals(Optional.of(START), Cause.admission(Actor.of("m")).admittedAt(START));
        assertEquals(Optional.of(PROPOSED), agreed(true).admittedAt(START));
        assertEquals(Optional.empty(), agreed(false).admittedAt(START));
        assertEquals(Optional.empty(), Cause.seen(Trigger.OVERDUE).admittedAt(START));
        assertEquals(Optional.empty(), Cause.claim(Actor.of("o"), START).admittedAt(START));
    }

    @Test
    void onlyARecountAndABuyersProposalSayNothingOfTheGoods() {
        assertEquals(
                List.of(true, true, true, true, false, false),
                Stream.of(
                                Cause.admission(Actor.of("m")),
                                Cause.seen(Trigger.OVERDUE),
                                Cause.claim(Actor.of("o"), START),
                                agreed(true),
                                agreed(false),
                                Cause.seen(Trigger.RECOUNT))
                        .map(cause -> cause.saysNotThere(START))
                        .toList());
    }

    @Test
    void anAgreementIsOwedIfItsProposerOwesIt() {
        assertEquals(
                Optional.of(new Agreement("c-1", true, cny(300))), agreed(true).under(POLICY));
        assertEquals(
                Optional.of(new Agreement("c-1", false, cny(300))),
                agreed(false).under(POLICY));
        assertEquals(Optional.empty(), Cause.admission(Actor.of("m")).under(POLICY));
    }

    @Test
    void aRefundIsDueWhenTheBuyerHasHadTheTimeToChooseAndNeverInThePast() {
        Instant chosenBy = START.plus(Duration.ofHours(12));
        Cause cause = Cause.seen(Trigger.OVERDUE);
        assertEquals(chosenBy, cause.refundDue(POLICY, START, START));
        assertEquals(chosenBy, cause.refundDue(POLICY, START, chosenBy));
        assertEquals(chosenBy.plusMillis(1), cause.refundDue(POLICY, START, chosenBy.plusMillis(1)));
        assertEquals(START, agreed(true).refundDue(POLICY, START, START), "a buyer who agreed has chosen");
    }
}
