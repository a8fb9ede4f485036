package dev.makegood.evidence;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.secret.Secret;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that the record of a case tells everything in order, and who did it. */
class RecordContract extends Contract {
    private static final String TEXT = "an evidence key that only tests know";
    private static final SigningKey KEY = SigningKey.of(TEXT);

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.place("O1", line("1", "M1", "S1", 3, 300), line("2", "M1", "S2", 1, 100));
    }

    private void later() {
        shop.clock.advance(Duration.ofMinutes(1));
    }

    private Outcome<Note> note(String noteId, String text) {
        return new AddNote(database())
                .add(caseId("O1", "1"), noteId, text, Actor.of("operator:anna"), shop.clock.instant());
    }

    private List<RecordEntry> record(String lineId) {
        return new CaseRecord(database()).of(shop.theCase("O1", lineId));
    }

    private static List<String> told(List<RecordEntry> record) {
        return record.stream()
                .map(entry -> entry.by() + " " + entry.what()
                        + (entry.what().equals("notice")
                                ? " " + entry.details().path("template").asText()
                                : ""))
                .toList();
    }

    @Test
    void tellsFromThePaymentToTheAppealInOrder() {
        later();
        shop.ship("O1", "s-1", "1", 1);
        later();
        shop.admit("O1", "1", OptionalInt.of(1));
        later();
        shop.admit("O1", "1", OptionalInt.empty());
        later();
        shop.ship("O1", "s-2", "1", 1);
        shop.ship("O1", "s-3", "2", 1);
        later();
        shop.sweep();
        later();
        shop.issue();
        later();
        var desk = new Desk(shop, database());
        desk.appeal("O1", "in time");
        later();
        note("n-1", "The carrier was asked.");
        later();
        desk.decideAppeal("O1", true, "so");

        shop.deliver();
        List<RecordEntry> record = record("1");
        assertEquals(
                List.of(
                        "platform paid",
                        "merchant:M1 or platform shipped",
                        "platform:p established",
                        "platform:p wentShort",
                        "makegood notice stockoutBuyer",
                        "makegood notice stockoutMerchant",
                        "platform:p wentShort",
                        "makegood notice stockoutBuyer",
                        "makegood notice stockoutMerchant",
                        "merchant:M1 or platform shippedThoughShort",
                        "makegood notice shippedAfterCaseMerchant",
                        "makegood notice shippedAfterCaseOperator",
                        "gateway refundSettled",
                        "gateway refundSettled",
                        "makegood notice refundedBuyer",
                        "makegood notice refundedBuyer",
                        "makegood compensationIssued",
                        "makegood notice couponIssuedBuyer",
                        "makegood notice compensationDebitedMerchant",
                        "merchant:M1 appealed",
                        "makegood notice appealedOperator",
                        "operator:anna note",
                        "operator:anna appealDecided",
                        "makegood notice reimbursedMerchant",
                        "makegood notice appealDecidedMerchant"),
                told(record));
        assertEquals("1", record.get(3).details().path("units").asText());
        assertTrue(record.get(4).details().at("/text/en").asText().startsWith("Your order O1: 1 x S1"));
    }

    @Test
    void whatTheOperatorFindsIsToldWithWhoFoundIt() {
        shop.admit("O1", "2", OptionalInt.empty());
        later();
        var finding = new ExemptCase.ExemptCommand(caseId("O1", "2"), Exemption.WRONG_ADDRESS, Shop.START, "file 7");
        new ExemptCase(database(), new Refunds(database()))
                .exempt(finding, Actor.of("operator:anna"), shop.clock.instant());
        RecordEntry exempted = record("2").stream()
                .filter(entry -> entry.what().equals("exempted"))
                .findFirst()
                .orElseThrow();
        assertEquals("operator:anna", exempted.by());
        assertEquals("file 7", exempted.details().path("evidence").asText());
    }

    @Test
    void aChoiceIsToldOnceHoweverManyPaymentsItsRefundDrawsOn() {
        var payments = Stream.of("card-1", "wallet-1")
                .map(id -> new OrderPayment("http", id, Optional.empty(), cny(200)))
                .toList();
        var order = new PaidOrder(
                "O2", "pinduoduo", Shop.BUYER, Shop.CNY, Shop.START, List.of(line("1", "M1", "S1", 1, 400)), payments);
        assertInstanceOf(Outcome.Created.class, shop.report(order));
        shop.allocate(order);
        shop.admit("O2", "1", OptionalInt.empty());
        var refunds = new Refunds(database());
        var stored = refunds.get(shop.refunds("O2", "1").getFirst().refundId());
        Refund chosen = stored.value()
                .chosen(new Choice(new Choice.RefundNow(), shop.clock.instant()))
                .now();
        assertTrue(database().commit(List.of(refunds.replace(stored, chosen))));
        shop.sweep();
        shop.sweep();
        assertEquals(2, shop.refunds("O2", "1").size());
        List<RecordEntry> record = new CaseRecord(database()).of(shop.theCase("O2", "1"));
        assertEquals(
                1,
                told(record).stream().filter(line -> line.endsWith(" chosen")).count());
    }

    @Test
    void aNoteIsWrittenOnce() {
        assertInstanceOf(Outcome.NotFound.class, note("n-1", "early"));
        shop.admit("O1", "1", OptionalInt.empty());
        assertInstanceOf(Outcome.Created.class, note("n-1", "one"));
        assertInstanceOf(Outcome.Repeated.class, note("n-1", "one"));
        assertEquals(new Outcome.Conflict<>(List.of(new Difference("text", "one", "two"))), note("n-1", "two"));
        assertInstanceOf(Outcome.Created.class, note("n-2", "two"));
        assertEquals(
                2,
                record("1").stream()
                        .filter(entry -> entry.what().equals("note"))
                        .count());
    }

    @Test
    void whatIsExportedIsIntactAndComplete() {
        shop.admit("O1", "1", OptionalInt.empty());
        note("n-1", "<b>\"É\" 缺货 & more</b>");
        shop.sweep();
        JsonNode file = new ExportEvidence(database(), Secret.fixed(TEXT))
                .export(shop.theCase("O1", "1"), Actor.of("operator:anna"), shop.clock.instant());
        assertEquals(record("1").size(), file.path("records").size());
        assertEquals(300, file.at("/refunds/0/split/cash/minor").asInt());
        var verdict = CheckEvidence.check(Sealing.bytes(file), Optional.of(KEY.publicKey()));
        assertTrue(verdict.intact(), verdict::says);
        String page = EvidencePage.of(file);
        assertTrue(page.contains("&lt;b&gt;&quot;É&quot; 缺货 &amp; more&lt;/b&gt;"), page);
    }
}
