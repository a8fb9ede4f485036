package dev.makegood.servicedesk;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.file.Attachment;
import dev.makegood.file.KeptFiles;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.servicedesk.appeal.DecideAppeal;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.DecideClaim;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.servicedesk.handover.AskForHandOver;
import dev.makegood.servicedesk.handover.HandOver;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import java.util.List;
import java.util.Optional;

/** Asks the service desk about line 1 of an order and decides for it, at the time of the shop's clock. */
public record Desk(Shop shop, Database database) {
    /** Evidence with a file. */
    public static final Attachment FILE =
            new Attachment("chat", Optional.of(new Attachment.File("chat.png", "0a".repeat(32), 7, "image/png")));

    private static final KeptFiles ALL_UPLOADED = (_, _, _, _) -> true;
    private static final Actor OPERATOR = Actor.of("operator:anna");

    public Outcome<Appeal> appeal(String orderId, String reason) {
        return new BringAppeal(database, Market.current().calendar(), ALL_UPLOADED)
                .bring(
                        Shop.caseId(orderId, "1"),
                        new Appeal.Plea(reason, List.of(FILE)),
                        Actor.merchant("M1"),
                        shop.clock.instant());
    }

    public Outcome<Appeal> decideAppeal(String orderId, boolean granted, String reason) {
        return new DecideAppeal(database, new Refunds(database))
                .decide(Shop.caseId(orderId, "1"), new Appeal.Ruling(granted, reason), OPERATOR, shop.clock.instant());
    }

    /** Opens the claim {@code c-1}, with a file. */
    public Outcome<Claim> claim(String orderId, ClaimKind kind) {
        return claim(orderId, "c-1", new Claim.Plea(kind, "They do not ship", List.of(FILE)));
    }

    public Outcome<Claim> claim(String orderId, String claimId, Claim.Plea plea) {
        return new OpenClaim(database, Market.current().calendar(), ALL_UPLOADED)
                .open(new LineRef(orderId, "1"), claimId, plea, Actor.buyer(Shop.BUYER), shop.clock.instant());
    }

    /** Decides the claim {@code c-1}. */
    public Outcome<Claim> decideClaim(String orderId, boolean upheld) {
        return decideClaim(orderId, "c-1", upheld);
    }

    public Outcome<Claim> decideClaim(String orderId, String claimId, boolean upheld) {
        return new DecideClaim(database, new Refunds(database))
                .decide(
                        new LineRef(orderId, "1"),
                        claimId,
                        new Claim.Ruling(upheld, "The chat says so."),
                        OPERATOR,
                        shop.clock.instant());
    }

    public Outcome<HandOver> askForPerson(String orderId, String handOverId, String reason, Actor by) {
        return new AskForHandOver(database, Market.current().calendar())
                .ask(Shop.caseId(orderId, "1"), handOverId, reason, by, shop.clock.instant());
    }

    public WatchDesk.DeskResult watch() {
        return new WatchDesk(database).runOnce(shop.clock.instant());
    }
}
