package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the reports of what became of notices at the person, in either database. */
class RecordReceiptContract extends Contract {
    private static final Instant AT = NoticeSamples.AT;
    private static final Instant LATER = AT.plusSeconds(90);

    private Database database;
    private RecordReceipt recordReceipt;
    private Notice notice;

    @BeforeEach
    void open() {
        database = database();
        recordReceipt = new RecordReceipt(database);
        notice = written(CaseFact.StockoutBuyer.class);
    }

    private Notice written(Class<? extends Fact> kind) {
        Notice written = NoticeSamples.of("1", kind).with(new Delivery.Delivered(AT));
        assertTrue(database.commit(List.of(new Notices(database).create(written))));
        return written;
    }

    @Test
    void onceSomebodyReportsAPersonIsToldWhenAChannelSaysSo() {
        assertEquals(Optional.of(AT), notice.toldAt());
        assertEquals(
                Optional.empty(),
                report("mail", Receipt.State.SENT, AT.plusSeconds(1)).toldAt());
        assertEquals(
                Optional.empty(),
                report("mail", Receipt.State.FAILED, AT.plusSeconds(2)).toldAt());
        assertEquals(
                Optional.of(LATER),
                report("sms", Receipt.State.DELIVERED, LATER).toldAt());
        assertEquals(
                Optional.of(LATER),
                report("mail", Receipt.State.DELIVERED, LATER.plusSeconds(9)).toldAt());
    }

    @Test
    void theSameReportAndAnOlderOneChangeNothing() {
        Notice reported = report("mail", Receipt.State.DELIVERED, LATER);
        assertInstanceOf(Outcome.Repeated.class, record(notice, "mail", Receipt.State.DELIVERED, LATER, false));
        assertInstanceOf(Outcome.Repeated.class, record(notice, "mail", Receipt.State.SENT, AT, false));
        assertEquals(reported, stored());
    }

    @Test
    void reportsMeanTheSameInWhateverOrderTheyCome() {
        var reports = List.of(
                new Receipt(Receipt.State.SENT, AT, false),
                new Receipt(Receipt.State.FAILED, LATER, true),
                new Receipt(Receipt.State.DELIVERED, LATER, false));
        var backwards = new ArrayList<>(reports);
        Collections.reverse(backwards);
        for (List<Receipt> order : List.of(reports, backwards)) {
            Receipts after = Receipts.NONE;
            for (Receipt receipt : order) {
                after = after.with("mail", receipt);
            }
            assertEquals(Map.of("mail", reports.getLast()), after.byChannel());
        }
    }

    @Test
    void itIsSaidOnceThatANoticeReachedNobody() {
        assertFalse(unreached("mail", LATER, false));
        assertTrue(unreached("sms", LATER, true));
        assertFalse(unreached("sms", LATER, true));
        assertFalse(unreached("sms", LATER.plusSeconds(1), true));
    }

    @Test
    void whatArrivedSomewhereReachedSomebody() {
        report("app", Receipt.State.DELIVERED, LATER);
        assertFalse(unreached("mail", LATER, true));
    }

    @Test
    void aNoticeOfNoCaseIsFoundByItsIdAlone() {
        Notice other = written(StockFact.LowStockMerchant.class);
        var recorded = recordReceipt.record(
                new RecordReceipt.NoticeName(other.id(), Optional.empty()),
                "mail",
                new Receipt(Receipt.State.DELIVERED, AT, false),
                LATER);
        assertTrue(recorded.ifRecorded().isPresent());
    }

    @Test
    void aNoticeThatIsNotThereIsNotFound() {
        var unknown = new RecordReceipt.NoticeName(notice.id() + "~x", notice.caseId());
        var withoutCase = new RecordReceipt.NoticeName(notice.id(), Optional.empty());
        for (RecordReceipt.NoticeName name : List.of(unknown, withoutCase)) {
            assertInstanceOf(
                    Outcome.NotFound.class,
                    recordReceipt.record(name, "mail", new Receipt(Receipt.State.SENT, AT, false), LATER));
        }
    }

    @Test
    void aReportFromTheFutureIsRefused() {
        var recorded = record(notice, "mail", Receipt.State.SENT, LATER.plus(Duration.ofHours(2)), false);
        assertEquals("at", assertInstanceOf(Outcome.Refused.class, recorded).field());
        assertEquals(notice, stored());
    }

    @Test
    void aNoticeHasAtMostTenChannels() {
        for (char letter = 'a'; letter < 'k'; letter++) {
            report("channel" + letter, Receipt.State.SENT, AT);
        }
        assertInstanceOf(Outcome.Refused.class, record(notice, "another", Receipt.State.SENT, AT, false));
        assertEquals(
                RecordReceipt.MOST_CHANNELS, stored().receipts().byChannel().size());
    }

    private List<Notice> listed() {
        return new Notices(database).unreached(100, Optional.empty()).items();
    }

    @Test
    void whoWasReachedOnNoChannelIsListedUntilSomebodyReachesThem() {
        report("mail", Receipt.State.FAILED, AT);
        assertEquals(List.of(), listed());
        unreached("sms", AT.plusSeconds(5), true);
        assertEquals(List.of(stored()), listed());
        report("phone", Receipt.State.DELIVERED, LATER);
        assertEquals(List.of(), listed());
    }

    @Test
    void theNewestOfThoseIsFirst() {
        unreached("sms", AT.plusSeconds(5), true);
        Notice newer = NoticeSamples.of("2", CaseFact.StockoutBuyer.class).with(new Delivery.Delivered(LATER));
        assertTrue(database.commit(List.of(new Notices(database).create(newer))));
        record(newer, "sms", Receipt.State.FAILED, LATER, true);
        var first = new Notices(database).unreached(1, Optional.empty());
        assertEquals(1, first.items().size());
        assertEquals(
                2, 1 + new Notices(database).unreached(1, first.next()).items().size());
        assertEquals(2, listed().size());
    }

    /** A report may come before we know that the bus took the event: it is listed once we know. */
    @Test
    void aNoticeThatIsNotDeliveredYetIsListedOnceItIs() {
        Notice undelivered = NoticeSamples.of("2", CaseFact.StockoutBuyer.class);
        assertTrue(database.commit(List.of(new Notices(database).create(undelivered))));
        record(undelivered, "mail", Receipt.State.FAILED, AT, true);
        assertEquals(List.of(), listed());
        new DeliverNotices(database, _ -> {}).runOnce(LATER, 100);
        assertEquals(1, listed().size());
    }

    @Test
    void whatThePortTookMeanwhileIsKept() {
        Notice undelivered = NoticeSamples.of("2", CaseFact.StockoutBuyer.class);
        assertTrue(database.commit(List.of(new Notices(database).create(undelivered))));
        var early = record(undelivered, "mail", Receipt.State.SENT, AT, false);
        assertTrue(early.ifRecorded().isPresent());
        new DeliverNotices(database, _ -> {}).runOnce(LATER, 100);
        Notice after = new Notices(database)
                .find(Notices.key(undelivered))
                .orElseThrow()
                .value();
        assertEquals(new Delivery.Delivered(LATER), after.delivery());
        assertEquals(1, after.receipts().byChannel().size());
    }

    private boolean unreached(String channel, Instant at, boolean lastChannel) {
        return record(notice, channel, Receipt.State.FAILED, at, lastChannel)
                .ifRecorded()
                .orElseThrow()
                .unreached();
    }

    private Notice report(String channel, Receipt.State state, Instant at) {
        Notice reported = record(notice, channel, state, at, false)
                .ifRecorded()
                .orElseThrow()
                .notice();
        assertEquals(reported, stored());
        return reported;
    }

    private Outcome<RecordReceipt.Reported> record(
            Notice of, String channel, Receipt.State state, Instant at, boolean lastChannel) {
        var name = new RecordReceipt.NoticeName(of.id(), of.caseId());
        return recordReceipt.record(name, channel, new Receipt(state, at, lastChannel), AT.plus(Duration.ofHours(1)));
    }

    private Notice stored() {
        return new Notices(database).find(Notices.key(notice)).orElseThrow().value();
    }
}
