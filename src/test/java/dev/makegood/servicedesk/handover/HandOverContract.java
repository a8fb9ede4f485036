package dev.makegood.servicedesk.handover;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Rivals;
import dev.makegood.evidence.CaseRecord;
import dev.makegood.notice.DeskFact;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a request for a person is confirmed, appears in the operators' list, and is answered once. */
class HandOverContract extends Contract {
    private static final Actor BUYER = Actor.buyer(Shop.BUYER);
    private static final Actor MERCHANT = Actor.merchant("M1");

    private Shop shop;
    private Desk desk;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        desk = new Desk(shop, database());
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.place("O2", line("1", "M1", "S1", 2, 200));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.admit("O2", "1", OptionalInt.empty());
    }

    private Outcome<HandOver> take(Actor by) {
        return new AnswerHandOver(database()).take(caseId("O1", "1"), "h-1", by, shop.clock.instant());
    }

    private Outcome<HandOver> answer(String text, Actor by) {
        return new AnswerHandOver(database()).answer(caseId("O1", "1"), "h-1", text, by, shop.clock.instant());
    }

    private List<String> waiting() {
        return new HandOvers(database())
                .tickets().open(10, Optional.empty()).items().stream()
                        .map(HandOver::handOverId)
                        .toList();
    }

    @Test
    void itIsAcknowledgedTakenAndAnsweredOnce() {
        assertInstanceOf(Outcome.Created.class, desk.askForPerson("O1", "h-1", "Which card?", BUYER));
        assertInstanceOf(Outcome.Repeated.class, desk.askForPerson("O1", "h-1", "Which card?", BUYER));
        assertInstanceOf(Outcome.Conflict.class, desk.askForPerson("O1", "h-1", "Which bank?", BUYER));
        assertEquals(
                List.of("Case O1~1~stockout (order O1, line 1, S1): a person will look at it, as you asked, and answer"
                        + " before 5 March 2026, 00:00 (UTC+8). Request number h-1. The refund does not wait for"
                        + " it."),
                shop.told(BUYER, DeskFact.HandOverReceivedAsker.class));
        assertTrue(shop.told(Actor.OPERATOR, DeskFact.HandOverOperator.class)
                .getFirst()
                .contains("Which card?"));
        assertInstanceOf(Outcome.Created.class, take(Actor.of("operator:anna")));
        assertInstanceOf(Outcome.Repeated.class, take(Actor.of("operator:anna")));
        assertInstanceOf(Outcome.Conflict.class, take(Actor.of("operator:bo")));
        assertEquals(List.of("h-1"), waiting());
        shop.clock.advance(Duration.ofHours(1));
        assertInstanceOf(Outcome.Created.class, answer("The old one.", Actor.of("operator:bo")));
        assertInstanceOf(Outcome.Repeated.class, answer("The old one.", Actor.of("operator:anna")));
        assertInstanceOf(Outcome.Conflict.class, answer("The new one.", Actor.of("operator:anna")));
        assertEquals(List.of(), waiting());
        assertEquals(
                List.of("Case O1~1~stockout (order O1, line 1, S1), your request h-1. Our answer: The old one."),
                shop.told(BUYER, DeskFact.HandOverAnsweredAsker.class));
        var said = new CaseRecord(database())
                .of(shop.theCase("O1", "1")).stream()
                        .filter(entry -> entry.what().startsWith("handOver"))
                        .map(entry -> entry.by() + " " + entry.what())
                        .toList();
        assertEquals(
                List.of(BUYER + " handOverAsked", "operator:anna handOverTaken", "operator:bo handOverAnswered"), said);
    }

    @Test
    void eachSideWaitsOnceAndMayAskAgainWhenAnswered() {
        desk.askForPerson("O1", "h-1", "Which card?", BUYER);
        assertInstanceOf(Outcome.Refused.class, desk.askForPerson("O1", "h-2", "And when?", BUYER));
        assertInstanceOf(Outcome.Refused.class, desk.askForPerson("O1", "h-1", "Why?", MERCHANT));
        assertInstanceOf(Outcome.Created.class, desk.askForPerson("O1", "h-3", "Why?", MERCHANT));
        answer("The old one.", Actor.of("operator:anna"));
        assertInstanceOf(Outcome.Refused.class, take(Actor.of("operator:anna")));
        assertInstanceOf(Outcome.Created.class, desk.askForPerson("O1", "h-2", "And when?", BUYER));
        assertInstanceOf(Outcome.NotFound.class, desk.askForPerson("O9", "h-1", "Which card?", BUYER));
    }

    @Test
    void eachSideAsksSoManyTimesAndNoMore() {
        for (int n = 1; n <= AskForHandOver.MOST; n++) {
            assertInstanceOf(Outcome.Created.class, desk.askForPerson("O1", "h-" + n, "When?", BUYER));
            new AnswerHandOver(database())
                    .answer(caseId("O1", "1"), "h-" + n, "Soon.", Actor.of("operator:anna"), shop.clock.instant());
        }
        var refused = assertInstanceOf(Outcome.Refused.class, desk.askForPerson("O1", "h-more", "When?", BUYER));
        assertEquals(Refusal.LIMIT, refused.refusal());
        assertInstanceOf(Outcome.Created.class, desk.askForPerson("O1", "h-other", "When?", MERCHANT));
    }

    @Test
    void theOldestIsFirstInTheLine() {
        desk.askForPerson("O2", "z", "first", BUYER);
        shop.clock.advance(Duration.ofMillis(1));
        desk.askForPerson("O1", "a", "second", BUYER);
        shop.clock.advance(Duration.ofDays(1));
        desk.askForPerson("O2", "m", "third", MERCHANT);
        assertEquals(List.of("z", "a", "m"), waiting());
    }

    @Test
    void ofOperatorsWhoTakeItAtOnceOneHasIt() throws Exception {
        desk.askForPerson("O1", "h-1", "Which card?", BUYER);
        long created = Rivals.race(rival -> take(new Actor("operator", "" + rival))).stream()
                .filter(Outcome.Created.class::isInstance)
                .count();
        assertEquals(1, created);
    }

    @Test
    void anAnswerInTimeIsNeverCalledLate() {
        desk.askForPerson("O1", "h-1", "Which card?", BUYER);
        Instant due = new HandOvers(database())
                .find(caseId("O1", "1"), "h-1")
                .orElseThrow()
                .value()
                .ticket()
                .due()
                .at();
        answer("The old one.", Actor.of("operator:anna"));
        shop.clock.moveTo(due);
        assertEquals(new WatchDesk.DeskResult(0, 0), desk.watch());
    }
}
