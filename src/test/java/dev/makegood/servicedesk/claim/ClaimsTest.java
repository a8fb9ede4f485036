package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.file.KeptFiles;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that the claims about a buyer's lines are found, to be erased with the buyer, and what is no evidence. */
class ClaimsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Desk desk = new Desk(shop, database);
    private final Claims claims = new Claims(database);

    @BeforeEach
    void oneOfEachStanding() {
        for (String orderId : List.of("O1", "O2", "O3")) {
            shop.place(orderId, line("1", "M1", "S1", 1, 300));
            desk.claim(orderId, ClaimKind.TOLD_OUT_OF_STOCK);
        }
        desk.decideClaim("O1", true);
        desk.decideClaim("O2", false);
    }

    @Test
    void thoseAboutABuyersLinesAreFoundWhateverTheirStanding() {
        assertEquals(
                List.of("O1", "O2", "O3"),
                claims.ofBuyer(BUYER, Optional.empty()).items().stream()
                        .map(claim -> claim.line().orderId())
                        .toList());
        assertEquals(List.of(), claims.ofBuyer("b_nobody", Optional.empty()).items());
    }

    @Test
    void aFileThatWasNotUploadedIsNoEvidence() {
        shop.place("O4", line("1", "M1", "S1", 1, 300));
        KeptFiles none = (_, _, _, _) -> false;
        var plea = new Claim.Plea(ClaimKind.TOLD_OUT_OF_STOCK, "They do not ship", List.of(Desk.FILE));
        assertEquals(
                new Outcome.Refused<>("evidence/0/file", "must be a file that you uploaded for this order line"),
                new OpenClaim(database, Market.current().calendar(), none)
                        .open(new LineRef("O4", "1"), "c-1", plea, Actor.buyer(BUYER), shop.clock.instant()));
    }
}
