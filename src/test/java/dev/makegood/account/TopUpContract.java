package dev.makegood.account;

import static dev.makegood.coupon.redemption.CouponScenario.CNY;
import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.storage.Contract;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TopUpContract extends Contract {
    private Outcome<TopUp> topUp(String id, Money amount, Into into) {
        return new RecordTopUp(database()).record("M1", id, amount, into, NOW.plusNanos(1));
    }

    @Test
    void itOpensTheAccountAndIsInTheJournal() {
        var expected = new TopUp("M1", "T1", cny(1000), Into.DEPOSIT, NOW, cny(0), 1);
        assertEquals(new Outcome.Created<>(expected), topUp("T1", cny(1000), Into.DEPOSIT));
        assertEquals(cny(1000), new CouponScenario(database()).account("M1").deposit());
        assertEquals(
                List.of(new Posting(
                        "merchant~M1~CNY",
                        1,
                        PostingKind.TOP_UP,
                        NOW,
                        List.of(new Entry("merchant-deposit/M1", cny(1000)), new Entry("gateway/M1", cny(-1000))),
                        Memo.ofReference("T1"))),
                new CouponScenario(database()).journal("merchant~M1~CNY"));
    }

    @Test
    void theSameAgainHasTheSameAnswerAndMovesNothing() {
        var first = assertInstanceOf(Outcome.Created.class, topUp("T1", cny(1000), Into.BALANCE));
        topUp("T2", cny(1), Into.BALANCE);
        assertEquals(new Outcome.Repeated<>(first.value()), topUp("T1", cny(1000), Into.BALANCE));
        assertEquals(cny(1001), new CouponScenario(database()).account("M1").balance());
    }

    @Test
    void otherContentIsRefusedByName() {
        topUp("T1", cny(1000), Into.BALANCE);
        assertEquals(
                new Outcome.Conflict<>(List.of(
                        new Difference("amountMinor", "1000", "1001"), new Difference("into", "balance", "deposit"))),
                topUp("T1", cny(1001), Into.DEPOSIT));
        assertEquals(
                new Outcome.Conflict<>(List.of(new Difference("currency", "CNY", "USD"))),
                topUp("T1", Money.parse("USD 10.00"), Into.BALANCE));
        assertEquals(cny(1000), new CouponScenario(database()).account("M1").balance());
    }

    @Test
    void whatThePlatformAdvancedIsRepaidFirst() {
        var scenario = new CouponScenario(database());
        scenario.issued("O1");
        var topUp = assertInstanceOf(Outcome.Created.class, topUp("T1", cny(700), Into.BALANCE));
        assertEquals(cny(500), ((TopUp) topUp.value()).repaid());
        assertEquals(
                new MerchantAccount("M1", CNY, cny(200), cny(0), cny(0), 2, Optional.of(YearMonth.of(2026, 3))),
                scenario.account("M1"));
    }

    @Test
    void nothingIsNotATopUp() {
        assertThrows(IllegalArgumentException.class, () -> topUp("T1", cny(0), Into.BALANCE));
    }

    @Test
    void sixteenAtOnceAreRecordedOnce() throws Exception {
        List<Outcome<TopUp>> outcomes = Rivals.race(_ -> topUp("T1", cny(1000), Into.BALANCE));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(cny(1000), new CouponScenario(database()).account("M1").balance());
    }

    @Test
    void sixteenDifferentOnesAtOnceAllCount() throws Exception {
        Rivals.race(number -> topUp("T" + number, cny(1), Into.BALANCE));
        assertEquals(cny(16), new CouponScenario(database()).account("M1").balance());
        assertEquals(
                16, new CouponScenario(database()).journal("merchant~M1~CNY").size());
    }

    @Test
    void aStatementIsReadInPagesNewestFirst() {
        for (int number = 1; number <= 12; number++) {
            topUp("T" + number, cny(number), Into.BALANCE);
        }
        var ledger = new Ledger(database());
        var page = ledger.journal("merchant~M1~CNY", 10, Optional.empty());
        assertEquals(12, page.items().getFirst().number());
        var rest = ledger.journal("merchant~M1~CNY", 10, page.next());
        assertEquals(List.of(2L, 1L), rest.items().stream().map(Posting::number).toList());
    }
}
