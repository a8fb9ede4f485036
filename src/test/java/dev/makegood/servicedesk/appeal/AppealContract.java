package dev.makegood.servicedesk.appeal;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies that an appeal in time is accepted, and that a granted one returns the merchant's debit, once, and never
 * from the buyer.
 */
class AppealContract extends Contract {
    private static final OptionalInt ALL = OptionalInt.empty();

    private Shop shop;
    private Desk desk;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        desk = new Desk(shop, database());
        shop.place("O1", line("1", "M1", "S1", 2, 200));
    }

    private List<String> toldMerchant(Class<? extends Fact> template) {
        return shop.told(Actor.merchant("M1"), template);
    }

    private WorkingDays.Deadline due() {
        return new Appeals(database())
                .find(caseId("O1", "1"))
                .orElseThrow()
                .value()
                .ticket()
                .due();
    }

    @ParameterizedTest
    @CsvSource({
        // Seven calendar days in Shanghai, to the end of the last one: ordinary days, a year's end, a leap day, a
        // holiday week.
        "2026-03-02T04:00:00Z, 2026-03-09T16:00:00Z",
        "2026-03-02T15:59:59.999Z, 2026-03-09T16:00:00Z",
        "2026-03-02T16:00:00Z, 2026-03-10T16:00:00Z",
        "2026-12-28T04:00:00Z, 2027-01-04T16:00:00Z",
        "2028-02-25T04:00:00Z, 2028-03-03T16:00:00Z",
        "2026-09-30T04:00:00Z, 2026-10-07T16:00:00Z",
    })
    void theWindowEndsWithTheLastDay(Instant established, Instant end) {
        shop.clock.moveTo(established);
        shop.admit("O1", "1", ALL);
        for (Instant late : List.of(end, end.plusMillis(1))) {
            shop.clock.moveTo(late);
            var refused = assertInstanceOf(Outcome.Refused.class, desk.appeal("O1", "in time"));
            assertEquals("comes too late: the appeal had to be made before " + end, refused.reason());
        }
        shop.clock.moveTo(end.minusMillis(1));
        assertInstanceOf(Outcome.Created.class, desk.appeal("O1", "in time"));
        shop.clock.moveTo(end);
        assertInstanceOf(Outcome.Repeated.class, desk.appeal("O1", "in time"));
        assertEquals(
                new Outcome.Conflict<>(List.of(new Difference("reason", "in time", "other"))),
                desk.appeal("O1", "other"));
    }

    @Test
    void aCaseThatGrowsCanBeAppealedAgainstFromThenOn() {
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofDays(8));
        assertInstanceOf(Outcome.Refused.class, desk.appeal("O1", "in time"));
        shop.admit("O1", "1", ALL);
        assertInstanceOf(Outcome.Created.class, desk.appeal("O1", "in time"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T04:00:00Z, 2026-03-09T16:00:00Z, true",
        "2026-09-30T04:00:00Z, 2026-10-13T16:00:00Z, true",
        "2025-12-30T04:00:00Z, 2026-01-07T16:00:00Z, true",
        "2026-12-30T04:00:00Z, 2027-01-06T16:00:00Z, false",
        "2028-02-28T04:00:00Z, 2028-03-06T16:00:00Z, false",
    })
    void aLateDecisionIsToldToTheOperatorOnce(Instant brought, Instant decideBy, boolean known) {
        shop.clock.moveTo(brought);
        shop.admit("O1", "1", ALL);
        desk.appeal("O1", "in time");
        assertEquals(List.of(decideBy, known), List.of(due().at(), due().holidaysKnown()));
        shop.clock.moveTo(decideBy.minusMillis(1));
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
        shop.clock.moveTo(decideBy);
        assertEquals(new WatchDesk.DeskResult(1, 0), desk.watch());
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
        var told = shop.told(Actor.OPERATOR, DeskFact.AppealOverdueOperator.class);
        assertEquals(1, told.size());
        assertEquals(!known, told.getFirst().contains("only weekends are left out"), told::toString);
        assertInstanceOf(Outcome.Created.class, desk.decideAppeal("O1", false, "late, but no"));
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
    }

    @Test
    void aDecisionInTimeIsNeverCalledLate() {
        shop.admit("O1", "1", ALL);
        desk.appeal("O1", "in time");
        desk.decideAppeal("O1", true, "shown");
        shop.clock.moveTo(due().at().plusMillis(1));
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
    }

    @Test
    void aGrantedAppealGivesTheMoneyBackAndLeavesTheBuyerWithTheCoupon() {
        shop.topUp("M1", "t-1", 200);
        shop.admit("O1", "1", ALL);
        desk.appeal("O1", "in time");
        shop.issue();
        assertEquals(cny(300), shop.account("M1").receivable());
        assertInstanceOf(Outcome.Created.class, desk.decideAppeal("O1", true, "The receipt shows it."));

        assertEquals(cny(0), shop.account("M1").receivable());
        assertEquals(cny(200), shop.account("M1").balance());
        assertEquals(
                List.of(cny(500)), shop.coupons().stream().map(Coupon::balance).toList());
        assertEquals(
                "appealGranted",
                shop.theCase("O1", "1").facts().exemption().orElseThrow().id());
        assertTrue(toldMerchant(CaseFact.ReimbursedMerchant.class)
                .getFirst()
                .contains("the appeal against it was granted"));
        assertEquals(
                List.of("Your appeal against case O1~1~stockout (order O1, line 1, S1) was granted. Nothing is owed"
                        + " for the case, and what you were debited for it is given back. Reasons: The receipt"
                        + " shows it."),
                toldMerchant(DeskFact.AppealDecidedMerchant.class));
        assertInstanceOf(Outcome.Repeated.class, desk.decideAppeal("O1", true, "The receipt shows it."));
        assertInstanceOf(Outcome.Conflict.class, desk.decideAppeal("O1", false, "The receipt shows it."));
        shop.sweep();
        shop.issue();
        assertEquals(1, shop.refunds("O1", "1").size());
        shop.reconcile();
    }

    @Test
    void whatIsNotDebitedYetNeverIs() {
        shop.admit("O1", "1", ALL);
        desk.appeal("O1", "in time");
        desk.decideAppeal("O1", true, "shown");
        shop.issue();
        assertEquals(new Compensation.Nothing(), shop.theCase("O1", "1").compensation());
        assertEquals(List.of(), shop.coupons());
        shop.reconcile();
    }

    @Test
    void aRefusedAppealChangesNothingAndSaysWhy() {
        shop.admit("O1", "1", ALL);
        desk.appeal("O1", "in time");
        shop.issue();
        var before = shop.theCase("O1", "1");
        assertInstanceOf(Outcome.Created.class, desk.decideAppeal("O1", false, "The receipt is of another parcel."));
        assertEquals(before, shop.theCase("O1", "1"));
        assertEquals(cny(500), shop.account("M1").receivable());
        String told = toldMerchant(DeskFact.AppealDecidedMerchant.class).getFirst();
        assertTrue(told.endsWith("refused. The case stays as it is. Reasons: The receipt is of another parcel."), told);
        shop.reconcile();
    }

    @Test
    void thereIsNothingToDecideOrToAppealAgainstWithoutACase() {
        assertInstanceOf(Outcome.NotFound.class, desk.appeal("O1", "in time"));
        assertInstanceOf(Outcome.NotFound.class, desk.decideAppeal("O1", true, "shown"));
    }

    @Test
    void grantedWhileTheReceivableIsBeingRepaidAndTheCouponIssued() throws Exception {
        shop.admit("O1", "1", ALL);
        desk.appeal("O1", "in time");
        shop.place("O2", line("1", "M1", "S1", 1, 100));
        shop.issue();
        shop.admit("O2", "1", ALL);
        Rivals.race(rival -> switch (rival % 4) {
            case 0 -> desk.decideAppeal("O1", true, "shown");
            case 1 -> shop.issue();
            default -> {
                shop.topUp("M1", "t-" + rival, 50);
                yield null;
            }
        });
        shop.issue();
        // Two compensations of 5.00, of which one is given back, against eight top-ups of 0.50.
        assertEquals(cny(100), shop.account("M1").receivable());
        assertEquals(cny(0), shop.account("M1").balance());
        assertEquals(2, shop.coupons().size());
        shop.reconcile();
    }
}
