package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies the rows of notices, in either database. */
class NoticesContract extends Contract {
    private static final Instant AT = NoticeSamples.AT;

    private Database database;
    private Notices notices;

    @BeforeEach
    void open() {
        database = database();
        notices = new Notices(database);
    }

    @ParameterizedTest
    @MethodSource("dev.makegood.notice.NoticeSamples#kinds")
    void whatIsWrittenIsRead(Class<? extends Fact> kind) {
        Notice notice = NoticeSamples.of("1", kind);
        assertTrue(database.commit(List.of(notices.create(notice))));

        assertEquals(Optional.of(new Stored<>(notice, 1)), notices.find(Notices.key(notice)));
        assertEquals("1~" + Kinds.name(kind), notice.id());
    }

    @Test
    void theSameNoticeTwiceIsOne() {
        Notice notice = NoticeSamples.of("1", RefundFact.RefundedBuyer.class);
        Notice delivered = notice.with(new Delivery.Delivered(AT));
        assertTrue(database.commit(List.of(notices.create(delivered))));

        assertTrue(database.commit(List.of(notices.create(notice))));
        assertEquals(Optional.of(new Stored<>(delivered, 1)), notices.find(Notices.key(notice)));
        assertEquals(List.of(), due(AT));
    }

    @Test
    void aNoticeThatSaysSomethingElseUnderTheSameIdIsToldBesideIt() {
        Notice notice = NoticeSamples.of("1", RefundFact.RefundedBuyer.class);
        Notice other = refunded("1.23");
        assertTrue(database.commit(List.of(notices.create(notice))));

        assertTrue(database.commit(
                List.of(notices.create(other), notices.create(NoticeSamples.of("2", RefundFact.RefundedBuyer.class)))));
        assertTrue(database.commit(List.of(notices.create(other))));
        assertEquals(Optional.of(new Stored<>(notice, 1)), notices.find(Notices.key(notice)));
        assertEquals(3, due(AT).size());
        assertTrue(due(AT).contains(other.withIdOfItsContent().id()));
    }

    /** "Aa" and "BB" have one hash code. */
    @Test
    void twoThatSayDifferentThingsAreBothToldHoweverAlikeTheyAre() {
        Notice notice = NoticeSamples.of("1", RefundFact.RefundedBuyer.class);
        assertTrue(database.commit(List.of(notices.create(notice))));
        for (String orderId : List.of("Aa", "BB")) {
            Notice other = NoticeSamples.of("1", RefundFact.RefundedBuyer.class, Map.of("orderId", orderId));
            assertTrue(database.commit(List.of(notices.create(other))));
        }
        assertEquals(3, due(AT).size());
    }

    @Test
    void nothingWaitsForANoticeAndAnotherGuardStillHolds() {
        Notice notice = NoticeSamples.of("1", RefundFact.RefundedBuyer.class);
        assertTrue(database.commit(List.of(notices.create(notice))));
        var money = new Write.Create(new Key(Table.CASES, "O1~1~stockout", "CASE"), Map.of("n", 1L));

        assertTrue(database.commit(List.of(notices.create(notice), money)));
        assertFalse(database.commit(List.of(notices.create(notice), money)));
        assertTrue(database.find(money.key()).isPresent());
    }

    @Test
    void anUndeliveredNoticeIsDueFromItsTimeOnUntilItIsDelivered() {
        Notice notice = NoticeSamples.of("1", RefundFact.RefundedBuyer.class);
        database.commit(List.of(notices.create(notice)));

        assertEquals(List.of(), due(AT.minusMillis(1)));
        assertEquals(List.of(notice.id()), due(AT));

        Stored<Notice> stored = notices.find(Notices.key(notice)).orElseThrow();
        database.commit(List.of(notices.replace(stored, notice.with(new Delivery.Delivered(AT)))));
        assertEquals(List.of(), due(AT.plusSeconds(9999)));
        assertEquals(
                new Delivery.Delivered(AT),
                notices.find(Notices.key(notice)).orElseThrow().value().delivery());
    }

    @Test
    void aRecipientReadsTheirOwnNewestFirstInPages() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Notice notice = refunded("r" + i, NoticeSamples.BUYER, AT.plusSeconds(i));
            newestFirst.addFirst(notice.id());
            database.commit(List.of(
                    notices.create(notice),
                    notices.create(refunded("other" + i, Actor.buyer("b_ff"), AT.plusSeconds(i)))));
        }

        List<String> read = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Notice> page = notices.ofRecipient(NoticeSamples.BUYER, 2, after);
            page.items().forEach(notice -> read.add(notice.id()));
            after = page.next();
        } while (after.isPresent());
        assertEquals(newestFirst, read);
    }

    @Test
    void whatWasToldAboutACaseIsWhatWasDelivered() {
        var ofCase = Map.of("caseId", "O1~1~stockout");
        Notice buyers = NoticeSamples.of("1", CaseFact.StockoutBuyer.class, ofCase);
        Notice merchants = NoticeSamples.of("1", CaseFact.StockoutMerchant.class, ofCase);
        Notice ofAnother = NoticeSamples.of("2", CaseFact.StockoutBuyer.class, Map.of("caseId", "O1~11~stockout"));
        database.commit(List.of(
                notices.create(merchants.with(new Delivery.Delivered(AT))),
                notices.create(buyers),
                notices.create(ofAnother.with(new Delivery.Delivered(AT)))));
        assertEquals(
                List.of(merchants.id()),
                notices.told("O1~1~stockout").stream().map(Notice::id).toList());

        Stored<Notice> stored = notices.find(Notices.key(buyers)).orElseThrow();
        database.commit(List.of(notices.replace(stored, buyers.with(new Delivery.Delivered(AT)))));
        assertEquals(
                List.of(buyers.id(), merchants.id()),
                notices.told("O1~1~stockout").stream().map(Notice::id).toList());
    }

    @Test
    void aRowSetAsideIsDueLater() {
        Notice notice = NoticeSamples.of("1", RefundFact.RefundedBuyer.class);
        database.commit(List.of(notices.create(notice)));

        assertTrue(database.commit(notices.setAside(Notices.key(notice), AT.plusSeconds(60))));

        assertEquals(List.of(), due(AT.plusSeconds(59)));
        assertEquals(List.of(notice.id()), due(AT.plusSeconds(60)));
        assertEquals(Duration.ofSeconds(59), notices.oldestUndelivered(AT.plusSeconds(59)));
        assertTrue(database.commit(notices.setAside(Notices.key(notice), AT.plusSeconds(120))));
        assertEquals(Duration.ofSeconds(119), notices.oldestUndelivered(AT.plusSeconds(119)));
        assertEquals(notice, notices.find(Notices.key(notice)).orElseThrow().value());
        assertEquals(List.of(), notices.setAside(Notices.key(refunded("unknown", NoticeSamples.BUYER, AT)), AT));
    }

    @Test
    void theOldestIsFoundWhetherItFailedOrNot() {
        Notice failed = refunded("r1", NoticeSamples.BUYER, AT);
        Notice untried = refunded("r2", NoticeSamples.BUYER, AT.plusSeconds(5));
        database.commit(List.of(notices.create(untried)));
        assertEquals(Duration.ofSeconds(55), notices.oldestUndelivered(AT.plusSeconds(60)));

        database.commit(List.of(notices.create(failed.postponed(AT.plusSeconds(10)))));
        assertEquals(Duration.ofSeconds(60), notices.oldestUndelivered(AT.plusSeconds(60)));
    }

    private List<String> due(Instant now) {
        return Shards.all().stream()
                .flatMap(shard -> notices.due(shard, now, 10, Optional.empty()).items().stream())
                .map(key -> notices.find(key).orElseThrow().value().id())
                .toList();
    }

    private static Notice refunded(String amount) {
        return NoticeSamples.of("1", RefundFact.RefundedBuyer.class, Map.of("amount", NoticeSamples.cny(amount)));
    }

    private static Notice refunded(String about, Actor recipient, Instant at) {
        return Notice.of(
                about,
                recipient,
                at,
                NoticeSamples.of(about, RefundFact.RefundedBuyer.class).fact());
    }
}
