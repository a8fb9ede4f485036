package dev.makegood.stockout;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.order.PaidOrder;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that nothing is owed before the buyer's complaint is upheld, if the version says so. */
class ComplaintContract extends Contract {
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private Outcome<Case> uphold(String orderId, String evidence) {
        return new UpholdComplaint(database(), new Refunds(database()))
                .uphold(
                        new UpholdComplaint.UpholdCommand(caseId(orderId, "1"), evidence),
                        Actor.of("operator:anna"),
                        shop.clock.instant());
    }

    @Test
    void anUpheldComplaintTakesWhatTheCapsHaveLeft() {
        shop.publish("tmall-global-stockout");
        shop.place("tmall-global", "O1", Shop.START, promised("1", 7, 100_000, "directMail"));
        shop.place("tmall-global", "O2", Shop.START, promised("1", 7, 100_000, "directMail"));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.admit("O2", "1", OptionalInt.empty());
        shop.issue();
        assertEquals(List.of(), shop.coupons());
        assertEquals(new Compensation.Nothing(), shop.theCase("O1", "1").compensation());

        assertInstanceOf(Outcome.Created.class, uphold("O2", "file 1"));
        assertInstanceOf(Outcome.Repeated.class, uphold("O2", "file 1"));
        assertInstanceOf(Outcome.Conflict.class, uphold("O2", "file 2"));
        assertInstanceOf(Outcome.Created.class, uphold("O1", "file 1"));
        assertEquals(cny(30_000), shop.theCase("O2", "1").assessment().amount());
        assertEquals(cny(20_000), shop.theCase("O1", "1").assessment().amount());
        assertEquals(2, shop.issue().issued());
        assertEquals(cny(50_000), shop.account("M1").receivable());
        assertTrue(shop.told(Actor.buyer(Shop.BUYER), CaseFact.ReassessedBuyer.class)
                .getFirst()
                .contains("because the complaint about it was upheld"));
        shop.reconcile();
    }

    @Test
    void eachFindingAboutACaseThatGrewIsTheSameAgainHoweverOftenItIsSent() {
        shop.publish("tmall-global-stockout");
        var two = new PaidOrder.PaidLine(
                "1", "M1", "S1", 2, cny(2_000), Shop.START.plus(Duration.ofDays(7)), List.of("directMail"));
        shop.place("tmall-global", "O1", Shop.START, two);
        shop.admit("O1", "1", OptionalInt.of(1));
        assertInstanceOf(Outcome.Created.class, uphold("O1", "file 1"));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.empty());
        assertInstanceOf(Outcome.Repeated.class, uphold("O1", "file 1"), "it is about the first unit");
        assertInstanceOf(Outcome.Created.class, uphold("O1", "file 2"));
        assertInstanceOf(Outcome.Repeated.class, uphold("O1", "file 1"));
        assertInstanceOf(Outcome.Repeated.class, uphold("O1", "file 2"));
        assertEquals(
                List.of(new Difference("evidence", "file 2", "file 3")),
                assertInstanceOf(Outcome.Conflict.class, uphold("O1", "file 3")).differences());
    }

    @Test
    void whereNothingDependsOnItThereIsNothingToUphold() {
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        assertInstanceOf(Outcome.NotFound.class, uphold("O1", "file 1"));
        shop.admit("O1", "1", OptionalInt.empty());
        assertInstanceOf(Outcome.Refused.class, uphold("O1", "file 1"));
        assertEquals(cny(500), shop.theCase("O1", "1").assessment().amount());
    }
}
