package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.erasure.ErasePersonalText;
import dev.makegood.erasure.Erasure;
import dev.makegood.evidence.CheckEvidence;
import dev.makegood.file.Attachment;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.order.LineRef;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.refund.RefundState;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that after an erasure nothing leads to the buyer, and the holder of the proof spends the coupon. */
class ErasureContract extends Contract {
    private static final String PROOF = "c0ffee".repeat(10) + "1234";
    private static final String ERASURE = "PUT /buyers/{buyerId}/erasure";
    private static final String COUPON = "coupon~O1~1~stockout";
    private static final String WORDS = "I am Li Wei of Nanjing Road";

    private static final String SHA256 = "0b".repeat(32);
    private static final String FILE = "{\"bytes\":7,\"mediaType\":\"image/png\"}";

    private SampleMarket market;

    private static Call file(String method) {
        return Call.to(method + "/orders/{orderId}/lines/{lineId}/files/{sha256}", "O1", "1", SHA256);
    }

    @BeforeEach
    void aBuyerWhoSaidSomething() {
        market = new SampleMarket(database());
        market.tell("PUT /cases/{caseId}/notes/{noteId}", "{\"text\":\"" + WORDS + "\"}", "O1~1~stockout", "n-1");
        var evidence = List.of(new Attachment(WORDS, Optional.empty()));
        var plea = new Claim.Plea(ClaimKind.NO_ANSWER, WORDS, evidence);
        Actor by = Actor.buyer(Call.pseudonyms(database()).of("buyer-1"));
        Instant late = Shop.START.plus(Duration.ofHours(9));
        var claim = new OpenClaim(database(), WorkingDays.of("CN"), (_, _, _, _) -> true)
                .open(new LineRef("O1", "1"), "c-1", plea, by, late);
        assertInstanceOf(Outcome.Created.class, claim);
        String reason = "{\"reason\":\"" + WORDS + "\"}";
        var cancel = Call.to("PUT /orders/{orderId}/lines/{lineId}/cancellations/{cancellationId}", "O1", "1", "ca-1");
        assertEquals(201, market.apis.status(cancel.as(Role.BUYER, "buyer-1").body(reason)));
        var ask = Call.to("PUT /cases/{caseId}/hand-overs/{handOverId}", "O1~1~stockout", "h-1");
        assertEquals(201, market.apis.status(ask.as(Role.BUYER, "buyer-1").body(reason)));
        var answer = Call.to("PUT /cases/{caseId}/hand-overs/{handOverId}/answer", "O1~1~stockout", "h-1");
        assertEquals(201, market.apis.status(answer.as(Role.OPERATOR, "anna").body("{\"text\":\"" + WORDS + "\"}")));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int erase(Role role, String caller, String buyerId, String proof) {
        return market.apis.status(
                Call.to(ERASURE, buyerId).as(role, caller).body("{\"proofSha256\":\"" + sha256(proof) + "\"}"));
    }

    private int spend(String redemptionId, String buyerId, Optional<String> proof, long amountMinor) {
        String shown = proof.map(",\"proof\":\"%s\""::formatted).orElse("");
        String body = "{\"buyerId\":\"%s\",\"orderId\":\"P-%s\",\"amountMinor\":%d%s}"
                .formatted(buyerId, buyerId, amountMinor, shown);
        return market.apis.status(Call.to("PUT /coupons/{couponId}/redemptions/{redemptionId}", COUPON, redemptionId)
                .as(Role.PLATFORM, "shop")
                .body(body));
    }

    private Stream<Row> rows() {
        var rows = new ArrayList<Row>();
        for (Table table : Table.values()) {
            Optional<Cursor> after = Optional.empty();
            do {
                var page = scanner().scan(table, after);
                rows.addAll(page.items());
                after = page.next();
            } while (after.isPresent());
        }
        return rows.stream();
    }

    /** Returns the HMAC of the id under the stack's secret, as in rows, and the buyer's other names. */
    private static List<String> traces() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("a key that only tests know".getBytes(), "HmacSHA256"));
            String hash = HexFormat.of().formatHex(mac.doFinal("buyer-1".getBytes()));
            return List.of("buyer-1", hash.substring(0, 16));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertNoTrace(String text) {
        traces().forEach(trace -> assertFalse(text.contains(trace), () -> trace + " in " + text));
    }

    private String evidence() {
        return market.apis
                .answer(Call.to("GET /cases/{caseId}/evidence", "O1~1~stockout").as(Role.OPERATOR, "anna"))
                .getBody();
    }

    @Test
    void nothingInRowsLogsOrExportsLeadsToTheBuyer() {
        market.tell("PUT /orders/{orderId}/lines/{lineId}/files/{sha256}", FILE, "O1", "1", SHA256);
        assertEquals(201, market.apis.status(file("PUT ").body(FILE).as(Role.BUYER, "buyer-1")));
        market.apis.files.upload("O1~1~buyer~" + SHA256);
        market.apis.files.upload("O1~1~platform~" + SHA256);
        String exported = evidence();
        assertTrue(rows().anyMatch(row -> row.toString().contains(traces().getLast())));
        var log = new StringWriter();
        var handler = recorder(log);
        Logger.getLogger("").addHandler(handler);
        try {
            assertEquals(201, erase(Role.PLATFORM, "shop", "buyer-1", PROOF));
            var words = new ErasePersonalText(database(), market.apis.files);
            assertEquals(
                    new ErasePersonalText.ErasureResult(0, 0),
                    words.runOnce(Shop.START.plus(Erasure.SETTLING).minusMillis(1), 100));
            assertEquals(
                    new ErasePersonalText.ErasureResult(1, 0), words.runOnce(Shop.START.plus(Erasure.SETTLING), 100));
            assertEquals(
                    new ErasePersonalText.ErasureResult(0, 0),
                    words.runOnce(Shop.START.plus(Erasure.SETTLING).plusSeconds(60), 100));
            rows().forEach(row -> {
                assertNoTrace(row.toString());
                assertFalse(row.toString().contains(WORDS), row::toString);
            });
            assertFalse(market.apis.files.isThere("O1~1~buyer~" + SHA256));
            assertTrue(market.apis.files.isThere("O1~1~platform~" + SHA256));
            assertNoTrace(evidence());
            assertFalse(evidence().contains(WORDS));
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertNoTrace(log.toString());
        for (String file : List.of(exported, evidence())) {
            assertTrue(CheckEvidence.check(file.getBytes(), Optional.empty()).intact(), file);
        }
        assertTrue(new Reconcile(database(), scanner())
                .runOnce(Shop.START.plus(Duration.ofDays(1)), Duration.ZERO)
                .balanced());
    }

    @Test
    void nothingThatErasureMustKnowIsInTheNotices() {
        var shop = new Shop(database(), scanner());
        shop.clock.advance(Duration.ofHours(12));
        shop.deliver();
        assertTrue(evidence().contains("claimedOperator"));
        assertTrue(evidence().contains(WORDS));
        shop.forgetNotices();
        assertEquals(201, erase(Role.PLATFORM, "shop", "buyer-1", PROOF));
        var words = new ErasePersonalText(database(), market.apis.files);
        assertEquals(new ErasePersonalText.ErasureResult(1, 0), words.runOnce(Shop.START.plus(Erasure.SETTLING), 100));
        rows().forEach(row -> assertFalse(row.toString().contains(WORDS), row::toString));
        assertFalse(evidence().contains(WORDS));
    }

    private static Handler recorder(StringWriter into) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                into.append(entry.getMessage()).append('\n');
                if (entry.getThrown() != null) {
                    entry.getThrown().printStackTrace(new PrintWriter(into));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void whoeverHoldsTheProofSpendsTheCouponAndNobodyElse() {
        assertEquals(404, spend("R0", "buyer-2", Optional.of(PROOF), 100));
        assertEquals(201, erase(Role.BUYER, "buyer-1", "me", PROOF));
        assertEquals(404, spend("R1", "buyer-1", Optional.empty(), 100));
        assertEquals(404, spend("R1", "buyer-2", Optional.of("0".repeat(64)), 100));
        assertEquals(422, spend("R1", "buyer-2", Optional.of("guess"), 100));
        assertEquals(201, spend("R1", "buyer-2", Optional.of(PROOF), 100));
        assertEquals(200, spend("R1", "buyer-2", Optional.of(PROOF), 100));
        assertEquals(409, spend("R2", "buyer-2", Optional.of(PROOF), 500));
        assertEquals(201, spend("R2", "buyer-3", Optional.of(PROOF), 400));
        var listed = market.apis.answer(
                Call.to("GET /coupons").as(Role.BUYER, "buyer-4").header("makegood-proof", PROOF));
        assertTrue(listed.getBody().contains(COUPON), listed.getBody());
        assertTrue(new Reconcile(database(), scanner())
                .runOnce(Shop.START.plus(Duration.ofDays(1)), Duration.ZERO)
                .balanced());
    }

    @Test
    void theSameAgainIsTheSameAndWhoComesBackIsSomebodyElse() {
        assertEquals(404, erase(Role.PLATFORM, "shop", "buyer-9", PROOF));
        assertEquals(404, erase(Role.BUYER, "buyer-2", "buyer-1", PROOF));
        String before = Call.pseudonyms(database()).of("buyer-1");
        assertEquals(201, erase(Role.PLATFORM, "shop", "buyer-1", PROOF));
        assertEquals(200, erase(Role.PLATFORM, "shop", "buyer-1", PROOF));
        market.tell("PUT /orders/{orderId}", SampleMarket.ORDER, "O2");
        assertNotEquals(before, Call.pseudonyms(database()).of("buyer-1"));
        assertEquals(409, erase(Role.PLATFORM, "shop", "buyer-1", PROOF));
        assertEquals(201, erase(Role.PLATFORM, "shop", "buyer-1", PROOF.replace('c', 'd')));
        assertEquals(
                404,
                market.apis.status(
                        Call.to("GET /cases/{caseId}", "O1~1~stockout").as(Role.BUYER, "buyer-1")));
    }

    @Test
    void amidSweepingIssuingAndSpendingItMovesNoMoney() throws Exception {
        market.tell("PUT /orders/{orderId}", SampleMarket.ORDER, "O2");
        market.tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{}", "O2", "1");
        var shop = new Shop(database(), scanner());
        var answers = Rivals.race(rival -> switch (rival) {
            case 0 -> shop.sweep().toString();
            case 1, 2 -> issue();
            case 3, 4, 5 -> "erased " + erase(Role.PLATFORM, "shop", "buyer-1", PROOF);
            default -> "spent " + spend("R" + rival, "buyer-1", Optional.empty(), 100);
        });
        assertEquals(1, Collections.frequency(answers, "erased 201"), answers::toString);
        assertEquals(2, Collections.frequency(answers, "erased 200"), answers::toString);
        shop.sweep();
        market.issue();
        String seen = market.apis
                .answer(Call.to("GET /coupons").as(Role.PLATFORM, "shop").header("makegood-proof", PROOF))
                .getBody();
        assertTrue(seen.contains("coupon~O2~1~stockout"), seen);
        int spent = Collections.frequency(answers, "spent 201");
        int left = 500 - 100 * spent;
        assertEquals(409, spend("R-more", "buyer-2", Optional.of(PROOF), left + 1));
        if (left > 0) {
            assertEquals(201, spend("R-rest", "buyer-2", Optional.of(PROOF), left));
        }
        assertTrue(
                shop.refunds("O2", "1").stream().allMatch(refund -> refund.state() instanceof RefundState.Settled),
                seen);
        shop.reconcile();
    }

    private String issue() {
        market.issue();
        return "issued";
    }
}
