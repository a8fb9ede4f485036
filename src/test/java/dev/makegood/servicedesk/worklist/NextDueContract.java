package dev.makegood.servicedesk.worklist;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.handover.AnswerHandOver;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the next steps of a case, from the stockout to the coupon, and the work of the service desk. */
class NextDueContract extends Contract {
    private Shop shop;
    private Desk desk;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        desk = new Desk(shop, database());
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.place("O2", line("1", "M1", "S1", 2, 200));
    }

    private void appeal(String orderId) {
        assertInstanceOf(Outcome.Created.class, desk.appeal(orderId, "in time"));
    }

    private List<String> due() {
        return new NextDue(database())
                .of(shop.theCase("O1", "1"), shop.clock.instant()).stream()
                        .map(due -> due.what().id() + " " + due.what().who() + " " + due.by())
                        .toList();
    }

    @Test
    void theEarliestComesFirstUntilItIsDone() {
        shop.admit("O1", "1", OptionalInt.empty());
        desk.claim("O1", ClaimKind.TOLD_OUT_OF_STOCK);
        desk.askForPerson("O1", "h-1", "When?", Actor.merchant("M1"));
        assertEquals(
                List.of(
                        "compensation makegood 2026-03-02T04:00:00Z",
                        "refund makegood 2026-03-03T04:00:00Z",
                        "handOverAnswer operator 2026-03-04T16:00:00Z",
                        "appeal merchant 2026-03-09T16:00:00Z",
                        "claimDecision operator 2026-03-09T16:00:00Z"),
                due());
        shop.sweep();
        shop.issue();
        shop.clock.advance(Duration.ofDays(1));
        appeal("O1");
        String coupon = "coupon buyer " + shop.coupons().getFirst().expiresAt();
        assertEquals(
                List.of(
                        "handOverAnswer operator 2026-03-04T16:00:00Z",
                        "claimDecision operator 2026-03-09T16:00:00Z",
                        "appealDecision operator 2026-03-10T16:00:00Z",
                        coupon),
                due());
        desk.decideAppeal("O1", true, "shown");
        shop.clock.advance(
                Duration.between(shop.clock.instant(), shop.coupons().getFirst().expiresAt()));
        assertEquals(2, due().size(), "late decisions stay, a coupon that has expired does not");
    }

    @Test
    void openAppealsAndClaimsAreListedDueFirstAndToldOnceWhenLate() {
        for (String orderId : List.of("O2", "O1")) {
            shop.admit(orderId, "1", OptionalInt.empty());
            appeal(orderId);
            desk.claim(orderId, ClaimKind.TOLD_OUT_OF_STOCK);
            shop.clock.advance(Duration.ofDays(1));
        }
        assertEquals(
                List.of("O2", "O1"),
                new Appeals(database())
                        .tickets().open(10, Optional.empty()).items().stream()
                                .map(appeal -> appeal.caseId().orderId())
                                .toList());
        assertEquals(
                List.of("O2", "O1"),
                new Claims(database())
                        .tickets().open(10, Optional.empty()).items().stream()
                                .map(claim -> claim.line().orderId())
                                .toList());
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(new WatchDesk.DeskResult(4, 0), desk.watch());
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
        assertEquals(
                2,
                new Claims(database())
                        .tickets()
                        .open(10, Optional.empty())
                        .items()
                        .size(),
                "told, but still open");
    }

    @Test
    void whatIsDecidedOrAnsweredIsNotDueAnyMore() {
        shop.admit("O1", "1", OptionalInt.empty());
        desk.claim("O1", ClaimKind.TOLD_OUT_OF_STOCK);
        desk.decideClaim("O1", false);
        desk.askForPerson("O1", "h-1", "When?", Actor.merchant("M1"));
        new AnswerHandOver(database())
                .answer(caseId("O1", "1"), "h-1", "Soon.", Actor.of("operator:anna"), shop.clock.instant());
        assertEquals(
                List.of(
                        "compensation makegood 2026-03-02T04:00:00Z",
                        "refund makegood 2026-03-03T04:00:00Z",
                        "appeal merchant 2026-03-09T16:00:00Z"),
                due());
    }

    /** The second refund, whose deadline is later, is settled before the first one. */
    @Test
    void compensationThatWaitsForRefundsIsDueByTheDeadlineOfThoseThatAreNotSettled() {
        shop.amend("owedOn: established", "owedOn: refunded");
        shop.clock.advance(Duration.ofMinutes(1));
        shop.gateway.next(Next.DECLINE);
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.sweep();
        shop.clock.advance(Duration.ofSeconds(30));
        shop.admit("O1", "1", OptionalInt.of(2));
        assertEquals(1, shop.sweep().settled());
        assertEquals(
                List.of(
                        "refund makegood 2026-03-03T04:01:00Z",
                        "compensation makegood 2026-03-03T04:01:00Z",
                        "appeal merchant 2026-03-09T16:00:00Z"),
                due());
    }
}
