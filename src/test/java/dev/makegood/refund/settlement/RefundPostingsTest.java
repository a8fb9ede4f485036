package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.account.Entry;
import dev.makegood.account.Ledger;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Actor;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ReturnManualPayment;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a posting of a refund has the reason, the accounts and the payer's reference. */
class RefundPostingsTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final String ORDER = "order-funds/O1";
    private static final String GATEWAY = "gateway/O1";
    private static final String BANK = "platform-bank/O1";
    private static final String EXPENSE = "platform-expense/O1";
    private static final RefundId ID = RefundId.of(KEY);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private record Moved(PostingKind kind, String reference, List<Entry> entries) {
        static Moved of(PostingKind kind, String reference, String from, String to) {
            return new Moved(kind, reference, List.of(new Entry(from, cny(-5_000)), new Entry(to, cny(5_000))));
        }
    }

    @BeforeEach
    void aRefundIsDue() {
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private List<Moved> moved() {
        shop.reconcile();
        List<Posting> newestFirst =
                new Ledger(database).journal("order~O1", 10, Optional.empty()).items();
        return newestFirst.reversed().stream()
                .map(posting ->
                        new Moved(posting.kind(), posting.memo().reference().orElseThrow(), posting.entries()))
                .toList();
    }

    private void gatewaySays(GatewayOutcome outcome) {
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(new GatewayEvent("e-" + outcome, KEY, "gw-9", cny(5_000), outcome), shop.clock.instant());
    }

    /** Pays it by hand after the gateway has declined it. */
    private void paidByHand() {
        shop.gateway.next(Next.DECLINE);
        shop.sweep();
        new PayByHand(database)
                .record(
                        ID,
                        new ManualPayment("bank transfer", Shop.START, "bt-17", 5_000),
                        Actor.of("operator:anna"),
                        shop.clock.instant());
    }

    private void comesBackByHand() {
        new ReturnManualPayment(database)
                .record(
                        ID,
                        new ManualReturn("bt-17", "account closed"),
                        Actor.of("operator:ben"),
                        shop.clock.instant());
    }

    @Test
    void whatTheGatewayPaysAndWhatComesBackToIt() {
        shop.sweep();
        gatewaySays(new GatewayOutcome.Returned("account closed"));
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertEquals(
                List.of(
                        Moved.of(PostingKind.REFUND, KEY, ORDER, GATEWAY),
                        Moved.of(PostingKind.REFUND_RETURNED, KEY, GATEWAY, ORDER),
                        Moved.of(PostingKind.REFUND, KEY + "~2", ORDER, GATEWAY)),
                moved());
    }

    @Test
    void whatIsPaidByHandAndComesBack() {
        paidByHand();
        comesBackByHand();
        assertEquals(
                List.of(
                        Moved.of(PostingKind.REFUND_BY_HAND, "bt-17", ORDER, BANK),
                        Moved.of(PostingKind.REFUND_BY_HAND_RETURNED, "bt-17", BANK, ORDER)),
                moved());
    }

    @Test
    void whatTheGatewayPaysBesideItIsASurplus() {
        paidByHand();
        gatewaySays(new GatewayOutcome.Done("gw-1"));
        gatewaySays(new GatewayOutcome.Returned("recovered"));
        assertEquals(
                List.of(
                        Moved.of(PostingKind.REFUND_BY_HAND, "bt-17", ORDER, BANK),
                        Moved.of(PostingKind.SURPLUS, KEY, EXPENSE, GATEWAY),
                        Moved.of(PostingKind.SURPLUS_RETURNED, KEY, GATEWAY, EXPENSE)),
                moved());
    }

    @Test
    void whatComesBackByHandInsteadOfWhatTheGatewayPaidBesideIt() {
        paidByHand();
        gatewaySays(new GatewayOutcome.Done("gw-1"));
        comesBackByHand();
        assertEquals(
                List.of(
                        Moved.of(PostingKind.REFUND_BY_HAND, "bt-17", ORDER, BANK),
                        Moved.of(PostingKind.SURPLUS, KEY, EXPENSE, GATEWAY),
                        Moved.of(PostingKind.SURPLUS_COVERED, "bt-17", BANK, EXPENSE)),
                moved());
    }
}
