package dev.makegood.cancellation;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.notice.CancellationFact;
import dev.makegood.order.LineRef;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a buyer's words are erased from proposals and notices, and the merchant's words are not. */
class EraseCancellationTest {
    private static final LineRef LINE = new LineRef("O1", "1");
    private static final String BUYERS = "I am Li Wei of Nanjing Road";
    private static final String MERCHANTS = "the kiln broke";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void bothPropose() {
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        propose("c-1", Side.BUYER, BUYERS);
        propose("c-2", Side.MERCHANT, MERCHANTS);
    }

    private void propose(String id, Side by, String words) {
        var command = new Cancellation.CancellationCommand(id, by, cny(100), words);
        new ProposeCancellation(database).propose(LINE, command, shop.clock.instant());
    }

    private Cancellations rows() {
        return Cancellations.find(database, LINE).orElseThrow().value();
    }

    private long toldOf(String words) {
        return shop.told(Actor.merchant("M1"), CancellationFact.CancellationProposedMerchant.class).stream()
                .filter(text -> text.contains(words))
                .count();
    }

    @Test
    void onlyTheBuyersWordsAreErasedAndNothingElseOfTheProposal() {
        Cancellation before = rows().find("c-1").orElseThrow();
        assertEquals(1, toldOf(BUYERS));
        new EraseCancellation(database).erase(LINE);
        var silent = new Cancellation.CancellationCommand("c-1", Side.BUYER, cny(100), Attachment.ERASED);
        assertEquals(
                Optional.of(new Cancellation(silent, before.proposedAt(), Optional.empty(), Optional.empty())),
                rows().find("c-1"));
        assertEquals(MERCHANTS, rows().find("c-2").orElseThrow().told().reason());
        assertEquals(0, toldOf(BUYERS));
    }

    @Test
    void erasingAgainOrALineWithoutProposalsChangesNothing() {
        new EraseCancellation(database).erase(LINE);
        List<Object> rows = List.copyOf(database.all());
        new EraseCancellation(database).erase(LINE);
        new EraseCancellation(database).erase(new LineRef("O9", "1"));
        assertEquals(rows, database.all());
    }

    @Test
    void theProposalsAboutABuyersLinesAreFoundToBeErased() {
        assertEquals(
                List.of(rows()),
                Cancellations.ofBuyer(database, BUYER, Optional.empty()).items());
        assertEquals(
                List.of(),
                Cancellations.ofBuyer(database, "b_nobody", Optional.empty()).items());
    }
}
