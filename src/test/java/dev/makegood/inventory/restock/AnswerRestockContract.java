package dev.makegood.inventory.restock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.link.LinkId;
import dev.makegood.notice.Notices;
import dev.makegood.notice.StockFact;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a supplier with a contact is asked and reminded, and what it can answer by itself. */
class AnswerRestockContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "S1");
    private static final Restock.Ref REF = new Restock.Ref(KEY, "r-1");
    private static final LocalDate DAY = LocalDate.parse("2026-03-09");
    private static final Actor KILN = Actor.supplier("kiln-7");

    private Shop shop;

    @BeforeEach
    void aSupplierIsAsked() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "S1", "c-1", 1);
        set(Optional.of("kiln-7"));
        assertInstanceOf(
                Outcome.Created.class, new RequestRestock(database()).request(REF, "sup-1", 10, shop.clock.instant()));
    }

    private void set(Optional<String> contact) {
        new SetSupplier(database()).set(KEY, "sup-1", new Supplier.Terms(3, Optional.empty(), contact));
    }

    private Outcome<Restock> answer(long units, LocalDate day) {
        return new AnswerRestock(database()).answer(REF, units, day, shop.clock.instant());
    }

    private Outcome<Restock> decline() {
        return new DeclineRestock(database()).decline(REF, shop.clock.instant());
    }

    private Restock restock() {
        return new Restocks(database()).find(REF).orElseThrow().value();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Refused.class, outcome).refusal();
    }

    private List<Optional<LinkId>> links(Class<? extends StockFact> kind) {
        return new Notices(database())
                .ofRecipient(KILN, 10, Optional.empty()).items().stream()
                        .filter(notice -> notice.fact().getClass() == kind)
                        .map(notice -> notice.linkId())
                        .toList();
    }

    @Test
    void itIsAskedOnceAndRemindedThreeTimesWithItsLink() {
        var link = Optional.of(LinkId.ofRestock(REF));
        assertEquals(List.of(link), links(StockFact.RestockRequestedSupplier.class));
        new RequestRestock(database()).request(REF, "sup-1", 10, shop.clock.instant());
        assertEquals(List.of(link), links(StockFact.RestockRequestedSupplier.class));
        for (int day = 1; day <= 4; day++) {
            shop.clock.advance(Duration.ofHours(24));
            new RemindOfRestocks(database()).runOnce(shop.clock.instant(), 10);
        }
        assertEquals(List.of(link, link, link), links(StockFact.RestockUnansweredSupplier.class));
    }

    @Test
    void withoutAContactOnlyTheMerchantIsReminded() {
        set(Optional.empty());
        shop.clock.advance(Duration.ofHours(24));
        assertEquals(
                1,
                new RemindOfRestocks(database())
                        .runOnce(shop.clock.instant(), 10)
                        .told());
        assertEquals(List.of(), links(StockFact.RestockUnansweredSupplier.class));
        assertEquals(
                1,
                shop.told(Actor.merchant("M1"), StockFact.RestockUnansweredMerchant.class)
                        .size());
    }

    @Test
    void itTakesAPartOnADayChangesItAndTakesItBack() {
        assertInstanceOf(Outcome.Created.class, answer(4, DAY));
        assertInstanceOf(Outcome.Repeated.class, answer(4, DAY));
        assertEquals(Optional.of(4L), restock().state().answer().map(RestockState.Reply::units));
        assertInstanceOf(Outcome.Created.class, answer(6, DAY.plusDays(2)));
        assertEquals(Optional.of(DAY.plusDays(2)), restock().answers().arrivesOn());
        assertEquals(
                Optional.of(DAY),
                restock().state().answer().map(RestockState.Reply::arrivesOn),
                "the first day counts");
        assertInstanceOf(Outcome.Created.class, decline());
        assertInstanceOf(Outcome.Repeated.class, decline());
        assertEquals(Optional.empty(), incoming());
        assertInstanceOf(Outcome.Created.class, answer(10, DAY));
        assertEquals(Optional.of(DAY), incoming());
    }

    private Optional<LocalDate> incoming() {
        return Availability.of(new Stock(database()).find(KEY).orElseThrow().value(), shop.clock.instant())
                .expectedRestockOn();
    }

    @Test
    void itMayDeclineAtOnceAndAnswerLater() {
        assertInstanceOf(Outcome.Created.class, decline());
        assertInstanceOf(Outcome.Created.class, answer(10, DAY));
    }

    @Test
    void itCannotTakeMoreThanWasAskedForNorADayThatIsOverNorChangeForever() {
        assertEquals(Refusal.VALUE, refusal(answer(11, DAY)));
        assertEquals(Refusal.VALUE, refusal(answer(10, LocalDate.parse("2026-03-01"))));
        assertEquals(List.of(), restock().answers().all());
        for (int i = 0; i < Answers.MOST; i++) {
            assertInstanceOf(Outcome.Created.class, answer(10, DAY.plusDays(i)));
        }
        assertEquals(Refusal.LIMIT, refusal(answer(10, DAY.plusDays(50))));
        assertInstanceOf(Outcome.Created.class, decline());
    }

    @Test
    void afterTheArrivalNothingCanBeSaid() {
        assertInstanceOf(
                Outcome.Created.class,
                new ReceiveRestock(database()).receive(REF, 10, Optional.empty(), shop.clock.instant()));
        assertInstanceOf(Outcome.Refused.class, answer(10, DAY));
        assertInstanceOf(Outcome.Refused.class, decline());
        assertInstanceOf(
                Outcome.NotFound.class,
                new AnswerRestock(database()).answer(new Restock.Ref(KEY, "r-9"), 1, DAY, shop.clock.instant()));
    }
}
