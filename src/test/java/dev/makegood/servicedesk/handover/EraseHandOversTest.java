package dev.makegood.servicedesk.handover;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.notice.DeskFact;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a buyer's question and the answer to it are erased, also in notices, and the merchant's are not. */
class EraseHandOversTest {
    private static final Actor BUYER = Actor.buyer(Shop.BUYER);
    private static final Actor MERCHANT = Actor.merchant("M1");
    private static final String WORDS = "I am Li Wei of Nanjing Road";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final HandOvers handOvers = new HandOvers(database);

    @BeforeEach
    void bothSidesAskAndTheBuyerIsAnswered() {
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.admit("O1", "1", OptionalInt.empty());
        var desk = new Desk(shop, database);
        desk.askForPerson("O1", "h-1", WORDS, BUYER);
        desk.askForPerson("O1", "h-2", "Why?", MERCHANT);
        new AnswerHandOver(database)
                .answer(caseId("O1", "1"), "h-1", "Dear " + WORDS, Actor.of("operator:anna"), shop.clock.instant());
    }

    private HandOver handOver(String id) {
        return handOvers.find(caseId("O1", "1"), id).orElseThrow().value();
    }

    private void erase() {
        new EraseHandOvers(database).erase(caseId("O1", "1"), BUYER);
    }

    private List<String> told() {
        return Stream.concat(
                        shop.told(Actor.OPERATOR, DeskFact.HandOverOperator.class).stream(),
                        shop.told(BUYER, DeskFact.HandOverAnsweredAsker.class).stream())
                .toList();
    }

    @Test
    void theBuyersQuestionAndItsAnswerAreErased() {
        HandOver before = handOver("h-1");
        HandOver merchants = handOver("h-2");
        erase();
        HandOver after = handOver("h-1");
        assertEquals(Attachment.ERASED, after.reason());
        var decision = after.ticket().decision().orElseThrow();
        assertEquals(new HandOver.Answer(Attachment.ERASED), decision.ruling());
        assertEquals(before.ticket().decision().orElseThrow().by(), decision.by());
        assertEquals(before.ticket().due(), after.ticket().due());
        assertEquals(merchants, handOver("h-2"));
    }

    @Test
    void whatWasToldAboutItIsErasedToo() {
        assertEquals(2, told().stream().filter(text -> text.contains(WORDS)).count());
        erase();
        assertEquals(3, told().size());
        assertTrue(told().stream().noneMatch(text -> text.contains(WORDS)));
        assertTrue(told().stream().anyMatch(text -> text.contains("Why?")));
    }

    @Test
    void erasingAgainChangesNothing() {
        erase();
        List<Object> rows = List.copyOf(database.all());
        erase();
        assertEquals(rows, database.all());
    }
}
