package dev.makegood.choice;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * Verifies what the stockout of a replacement gives, if the stockout of the units that it replaces gives less than it
 * did before. Both cost 1,000.00 and 900.00, of which the version gives a tenth.
 */
class ReplacedUnitsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private void bothGoShort() {
        shop.publish("tmall-stockout", "choiceWindowHours: 0", "choiceWindowHours: 12");
        goShort();
    }

    private void goShort() {
        var buyer = new ChoosingBuyer(shop, database);
        shop.count("M1", "B", "b-0", 5);
        shop.place("tmall", "O1", START, line("1", "M1", "A", 1, 100_000));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.offer("O1", "r-1", 90_000);
        buyer.choose("O1", new Choice.Swap("r-1"));
        shop.admit("O1", "swap-1-1", OptionalInt.empty());
        assertEquals(cny(0), worth("swap-1-1"));
    }

    private Money worth(String lineId) {
        return shop.theCase("O1", lineId).assessment().amount();
    }

    private void exempt(String lineId) {
        var now = shop.clock.instant();
        var told = new ExemptCase.ExemptCommand(caseId("O1", lineId), Exemption.FORCE_MAJEURE, now, "flood-7");
        assertInstanceOf(
                Outcome.Created.class,
                new ExemptCase(database, new Refunds(database)).exempt(told, Actor.of("operator:a"), now));
    }

    /** Both are owed after a complaint only, and the one about the replacement is upheld first. */
    @Test
    void whatTheReplacementGaveIsNotGivenAgainForTheReplacedUnits() {
        new PublishPolicy(database)
                .publish(Versions.withoutExamples(
                        "tmall-stockout",
                        "choiceWindowHours: 0",
                        "choiceWindowHours: 12",
                        "  owedOn: established",
                        "  owedOn: established\n  requires: [complaintUpheld]"));
        goShort();
        uphold("swap-1-1");
        assertEquals(cny(9_000), coupons());
        uphold("1");
        assertEquals(cny(10_000), worth("1"));
        assertEquals(cny(0), worth("swap-1-1"));
        assertEquals(cny(10_000), coupons());
        assertEquals(cny(10_000), shop.account("M1").receivable());
        shop.reconcile();
        exempt("1");
        assertEquals(cny(10_000), coupons());
        assertEquals(
                cny(0), shop.account("M1").receivable().minus(shop.account("M1").balance()));
        shop.reconcile();
    }

    private void uphold(String lineId) {
        var told = new UpholdComplaint.UpholdCommand(caseId("O1", lineId), "file 8");
        assertInstanceOf(
                Outcome.Created.class,
                new UpholdComplaint(database, new Refunds(database))
                        .uphold(told, Actor.of("operator:a"), shop.clock.instant()));
    }

    private Money coupons() {
        shop.issue();
        return shop.coupons().stream().map(coupon -> coupon.balance()).reduce(cny(0), Money::plus);
    }

    @Test
    void theReplacementGivesWhatTheReplacedUnitsNoLongerGive() {
        bothGoShort();
        exempt("1");
        assertEquals(cny(0), worth("1"));
        assertEquals(cny(9_000), worth("swap-1-1"));
        assertEquals(cny(9_000), coupons());
        shop.reconcile();
    }

    @Test
    void theReplacementGivesNothingIfTheBuyerKeepsWhatTheReplacedUnitsGave() {
        bothGoShort();
        assertEquals(cny(10_000), coupons());
        exempt("1");
        assertEquals(cny(0), worth("swap-1-1"));
        assertEquals(cny(10_000), coupons());
        shop.reconcile();
    }

    @Test
    void aReplacementThatIsExemptStaysSo() {
        bothGoShort();
        exempt("swap-1-1");
        exempt("1");
        Case replacement = shop.theCase("O1", "swap-1-1");
        assertEquals(cny(0), replacement.assessment().amount());
        assertEquals(cny(0), coupons());
        shop.reconcile();
    }
}
