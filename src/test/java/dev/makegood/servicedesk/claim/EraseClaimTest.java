package dev.makegood.servicedesk.claim;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.notice.DeskFact;
import dev.makegood.order.LineRef;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EraseClaimTest {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final String WORDS = "I am Li Wei of Nanjing Road";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aClaimThatNamesItsBuyer() {
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        var file = new Attachment(WORDS, Optional.of(new Attachment.File(WORDS, "0a".repeat(32), 7, "image/png")));
        var plea = new Claim.Plea(ClaimKind.TOLD_OUT_OF_STOCK, WORDS, List.of(file));
        new Desk(shop, database).claim("O1", "c-1", plea);
    }

    private Claim claim() {
        return new Claims(database).find(LINE, "c-1").orElseThrow().value();
    }

    private void erase() {
        new EraseClaim(database).erase(claim());
    }

    @Test
    void theBuyersWordsAreGoneFromTheClaimAndFromWhatTheOperatorWasTold() {
        erase();
        Claim claim = claim();
        assertEquals(
                List.of(new Attachment(
                        Attachment.ERASED,
                        Optional.of(new Attachment.File(Attachment.ERASED, "0a".repeat(32), 7, "image/png")))),
                claim.plea().evidence());
        assertEquals(Attachment.ERASED, claim.plea().text());
        assertFalse(shop.told(Actor.OPERATOR, DeskFact.ClaimedOperator.class)
                .getFirst()
                .contains(WORDS));
    }

    @Test
    void erasingAgainChangesNothing() {
        erase();
        Claim once = claim();
        erase();
        assertEquals(once, claim());
    }
}
