package dev.makegood.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.messages.Makegood.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that each event reaches its person by some channel, or is reported as having reached nobody. */
class DeliverMessagesTest {
    private static final Event EVENT = Samples.event("refundedBuyer");

    private final FakeWorld world = new FakeWorld();
    private final DeliverMessages deliver = world.deliverMessages();

    @BeforeEach
    void everybodyHasTwoAddresses() {
        var person = new Person(
                "zhCN", List.of(new Person.Address("mail", "a@example.com"), new Person.Address("sms", "+8613800000000")));
        world.buyers.put(EVENT.orderId().orElseThrow(), person);
        world.merchants.put("M1", new Person("en", List.of(new Person.Address("mail", "m@example.com"))));
    }

    @Test
    void delivers() {
        deliver.onEvent(EVENT);
        assertEquals(List.of("a@example.com " + EVENT.text().get("zhCN")), world.mail.sent);
        assertEquals(List.of("mail SENT"), world.reports);

        deliver.onReceipt("mail", "mail-1", State.DELIVERED, world.now);
        assertEquals(List.of("mail SENT", "mail DELIVERED"), world.reports);
        world.pass(Duration.ofDays(1));
        deliver.onTick();
        assertEquals(2, world.reports.size());
        assertEquals(List.of(), world.sms.sent);
    }

    @Test
    void theSameEventTwiceIsOneMessage() {
        deliver.onEvent(EVENT);
        deliver.onEvent(EVENT);
        deliver.onReceipt("mail", "mail-1", State.DELIVERED, world.now);
        deliver.onEvent(EVENT);
        assertEquals(1, world.mail.sent.size());
    }

    @Test
    void aBounceGoesOnToTheNextChannel() {
        deliver.onEvent(EVENT);
        deliver.onReceipt("mail", "mail-1", State.FAILED, world.now);
        assertEquals(1, world.sms.sent.size());
        deliver.onReceipt("sms", "sms-1", State.DELIVERED, world.now);
        assertEquals(List.of("mail SENT", "mail FAILED", "sms SENT", "sms DELIVERED"), world.reports);
    }

    @Test
    void aLostMessageGoesOnToTheNextChannel() {
        deliver.onEvent(EVENT);
        world.pass(DeliverMessages.RECEIPT_WITHIN.plusSeconds(1));
        deliver.onTick();
        deliver.onTick();
        assertEquals(List.of("mail SENT", "mail FAILED", "sms SENT"), world.reports);
        deliver.onReceipt("mail", "mail-1", State.DELIVERED, world.now);
        assertEquals("mail DELIVERED", world.reports.getLast());
    }

    @Test
    void itIsReportedThatNoChannelReachedThePerson() {
        deliver.onEvent(EVENT);
        deliver.onReceipt("mail", "mail-1", State.FAILED, world.now);
        deliver.onReceipt("sms", "sms-1", State.FAILED, world.now);
        assertEquals(List.of("mail SENT", "mail FAILED", "sms SENT", "sms FAILED last"), world.reports);
        deliver.onEvent(EVENT);
        world.pass(Duration.ofDays(2));
        deliver.onTick();
        assertEquals(4, world.reports.size());
    }

    @Test
    void aChannelThatRefusesIsPassedOver() {
        world.mail.refuses = true;
        deliver.onEvent(EVENT);
        assertEquals(List.of("mail FAILED", "sms SENT"), world.reports);
        deliver.onReceipt("sms", "sms-1", State.FAILED, world.now);
        assertEquals("sms FAILED last", world.reports.getLast());
    }

    @Test
    void aPersonWhomThePlatformDoesNotKnowIsReported() {
        world.buyers.clear();
        deliver.onEvent(EVENT);
        assertEquals(List.of("none FAILED last"), world.reports);
        deliver.onEvent(EVENT);
        assertEquals(1, world.reports.size());
    }

    @Test
    void aChannelThatIsAwayIsTriedAgain() {
        world.mail.away = true;
        assertThrows(IllegalStateException.class, () -> deliver.onEvent(EVENT));
        world.mail.away = false;
        deliver.onEvent(EVENT);
        assertEquals(List.of("mail SENT"), world.reports);
    }

    @Test
    void whatNobodyTakesUpAgainIsTakenUpByTheTick() {
        world.mail.away = true;
        assertThrows(IllegalStateException.class, () -> deliver.onEvent(EVENT));
        world.mail.away = false;
        world.pass(DeliverMessages.RECEIPT_WITHIN.plusSeconds(1));
        deliver.onTick();
        assertEquals(List.of("mail SENT"), world.reports);
    }

    @Test
    void merchantsAreToldInTheirLanguageAndOperatorsByOthers() {
        deliver.onEvent(Samples.event("compensationDebitedMerchant"));
        assertTrue(world.mail.sent.getFirst().startsWith("m@example.com "));
        deliver.onEvent(Samples.event("refundParkedOperator"));
        assertEquals(1, world.mail.sent.size());
    }

    @Test
    void aMessageHasTheLinkOfItsReceiverAsOfTheAttempt() {
        world.links.put(EVENT.linkId().orElseThrow(), "https://pages.example.com/case#first");
        deliver.onEvent(EVENT);
        world.links.put(EVENT.linkId().orElseThrow(), "https://pages.example.com/case#second");
        deliver.onReceipt("mail", "mail-1", State.FAILED, world.now);
        assertTrue(world.mail.sent.getFirst().endsWith("\nhttps://pages.example.com/case#first"));
        assertTrue(world.sms.sent.getFirst().endsWith("\nhttps://pages.example.com/case#second"));
        assertFalse(world.rows.toString().contains("#"), "a row has a link");
    }

    @Test
    void aLinkThatLeadsNowhereIsLeftOut() {
        deliver.onEvent(EVENT);
        assertEquals(List.of("a@example.com " + EVENT.text().get("zhCN")), world.mail.sent);
    }

    @Test
    void aSupplierIsFoundByItsReferenceAndGetsItsLink() {
        Event asked = Samples.event("restockRequestedSupplier");
        world.suppliers.put("kiln-7", new Person("en", List.of(new Person.Address("mail", "kiln@example.com"))));
        world.links.put(asked.linkId().orElseThrow(), "https://pages.example.com/restock#t");
        deliver.onEvent(asked);
        assertEquals(
                List.of("kiln@example.com " + asked.text().get("en") + "\nhttps://pages.example.com/restock#t"),
                world.mail.sent);
    }

    @Test
    void aLongTextIsCutBeforeItsLink() {
        var message = new Message("x".repeat(100), Optional.of("https://pages.example.com/case#t"));
        assertEquals(80, message.within(80).length());
        assertTrue(message.within(80).endsWith("…\nhttps://pages.example.com/case#t"));
        assertEquals(message.whole(), message.within(1000));
    }

    @Test
    void aReceiptOfAMessageThatIsNotOursIsIgnored() {
        deliver.onReceipt("mail", "mail-9", State.FAILED, world.now);
        assertEquals(List.of(), world.reports);
    }
}
