package dev.makegood.servicedesk.worklist;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.file.Attachment;
import dev.makegood.market.Market;
import dev.makegood.notice.Recipient;
import dev.makegood.order.LineRef;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.servicedesk.appeal.DecideAppeal;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.servicedesk.handover.AskForHandOver;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what is due on a case, from the stockout to the coupon, and what waits for the service desk. */
class NextDueContract extends Contract {
    private static final List<Attachment> FILES = List.of(
            new Attachment("chat", Optional.of(new Attachment.File("chat.png", "0a".repeat(32), 7, "image/png"))));

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.place("O2", line("1", "M1", "S1", 2, 200));
    }

    private void appeal(String orderId) {
        assertInstanceOf(
                Outcome.Created.class,
                new BringAppeal(database(), Market.current().calendar(), (_, _, _, _) -> true)
                        .bring(
                                caseId(orderId, "1"),
                                new Appeal.Plea("in time", FILES),
                                "merchant:M1",
                                shop.clock.instant()));
    }

    private void claim(String orderId) {
        var plea = new Claim.Plea(ClaimKind.TOLD_OUT_OF_STOCK, "They do not ship", FILES);
        new OpenClaim(database(), Market.current().calendar(), (_, _, _, _) -> true)
                .open(new LineRef(orderId, "1"), "c-1", plea, "buyer:" + Shop.BUYER, shop.clock.instant());
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
        claim("O1");
        new AskForHandOver(database(), Market.current().calendar())
                .ask(caseId("O1", "1"), "h-1", "When?", Recipient.merchant("M1"), shop.clock.instant());
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
        new DecideAppeal(database(), new Refunds(database()))
                .decide(caseId("O1", "1"), new Appeal.Ruling(true, "shown"), "operator:anna", shop.clock.instant());
        shop.clock.advance(
                Duration.between(shop.clock.instant(), shop.coupons().getFirst().expiresAt()));
        assertEquals(2, due().size(), "late decisions stay, a coupon that has expired does not");
    }

    @Test
    void openAppealsAndClaimsAreListedDueFirstAndToldOnceWhenLate() {
        for (String orderId : List.of("O2", "O1")) {
            shop.admit(orderId, "1", OptionalInt.empty());
            appeal(orderId);
            claim(orderId);
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
        var watch = new WatchDesk(database());
        assertEquals(new WatchDesk.DeskResult(4, 0), watch.runOnce(shop.clock.instant()));
        assertEquals(new WatchDesk.DeskResult(0, 0), watch.runOnce(shop.clock.instant()));
        assertEquals(
                2,
                new Claims(database())
                        .tickets()
                        .open(10, Optional.empty())
                        .items()
                        .size(),
                "told, but still open");
    }
}
