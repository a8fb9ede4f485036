package dev.makegood.functions.links;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.Split;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that the page says in each state where the money is, and never more than is known. */
class MoneyWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant DEADLINE = START.plus(Duration.ofHours(24));
    private static final String BY = "by 3 March 2026, 12:00 (UTC+8)";

    /** 7.00, of which 1.00 had been paid with a coupon. */
    private static final Split SPLIT =
            new Split(cny(600), List.of(new Split.ToCoupon("coupon~O0~1~stockout", cny(100))));

    private static Refund refund(RefundState state) {
        return Refund.scheduled(new RefundId(caseId("O1", "1"), 1, 2), SPLIT, START, DEADLINE)
                .with(state);
    }

    private static String words(RefundState state, Instant now) {
        return words(refund(state), now, "en");
    }

    private static String words(Refund refund, Instant now, String tag) {
        Language language = Language.of(tag);
        return new MoneyWords(refund, ZONE, now)
                .sentences().stream().map(sentence -> sentence.in(language)).collect(Collectors.joining(" "));
    }

    @Test
    void whatIsPlannedHasATime() {
        assertEquals(
                "We refund 7.00 CNY the way you paid, " + BY + ". You need not do anything.",
                words(new RefundState.Scheduled(START), START));
    }

    @Test
    void ofWhatIsUnderWayOnlyTheRequestIsKnown() {
        String asked =
                "We have asked the payment provider to refund 7.00 CNY and do not know its answer yet. It is to be made "
                        + BY + ".";
        assertEquals(asked, words(new RefundState.Claimed(START, 1, Optional.empty()), START));
        assertEquals(asked, words(new RefundState.Submitted(START), START));
    }

    @Test
    void whatIsOnItsWayHasNoDay() {
        String pending = words(new RefundState.Pending(START), START);
        assertTrue(pending.startsWith("6.00 CNY is on its way"), pending);
        assertTrue(pending.endsWith("we do not know the exact day."), pending);
    }

    @Test
    void whatIsLateHasNoTimeAnyMore() {
        for (RefundState state : List.of(
                new RefundState.Scheduled(START),
                new RefundState.Submitted(START),
                new RefundState.Claimed(START, 1, Optional.empty()))) {
            assertTrue(words(state, DEADLINE.minusMillis(1)).contains(BY));
            String late = words(state, DEADLINE);
            assertTrue(late.contains("We do not know yet when it will be"), late);
            assertTrue(MoneyWords.isDelayed(refund(state), DEADLINE));
            assertFalse(MoneyWords.isDelayed(refund(state), DEADLINE.minusMillis(1)));
        }
        var parked = new RefundState.Parked(START, "declined 12 times", Optional.empty());
        String waits = words(parked, START);
        assertTrue(waits.contains("We do not know yet when it will be"), waits);
        assertFalse(waits.contains("declined"), "the reason is for operators");
    }

    @Test
    void whoWaitsReadsUntilWhenAndOfAMovedRestock() {
        var stock = new StockKey("M1", "A");
        var wait = new RefundState.Deferred(DEADLINE, stock, Optional.empty());
        assertEquals(
                "You wait for the goods. What has not been shipped by 3 March 2026, 12:00 (UTC+8) is refunded then, 7.00 CNY for all of it.",
                words(wait, START));
        var moved = wait.told(new RefundState.Moved("r-1", Optional.of(LocalDate.parse("2026-03-09"))));
        assertTrue(words(moved, START).contains("now expected on 9 March 2026"), words(moved, START));
        var declined = wait.told(new RefundState.Moved("r-1", Optional.empty()));
        assertTrue(words(declined, START).contains("its supplier has declined"), words(declined, START));
    }

    @Test
    void whatIsPaidIsTheProvidersWordAndTheBanksMatter() {
        assertEquals(
                "6.00 CNY was refunded: the payment provider told us so on 2 March 2026, 12:00 (UTC+8). When it shows in your account depends"
                        + " on your bank. 1.00 CNY is back on the coupons or red packets that you paid with, since 2 March 2026, 12:00 (UTC+8).",
                words(new RefundState.Settled(START, "gw-1"), START));
        var less = new RefundState.Settled(START, "gw-1", Optional.of(cny(550)), Optional.empty());
        assertTrue(words(less, START).contains("In money you get 5.50 CNY"), words(less, START));
        var hand = new RefundState.PaidByHand(
                START,
                new Actor("operator", "anna"),
                new ManualPayment("bank transfer", START, "tr-7", 600),
                Optional.empty());
        assertTrue(words(hand, START).contains("bank transfer, reference tr-7"), words(hand, START));
        assertFalse(words(hand, START).contains("anna"), "no operator is named");
    }

    @Test
    void whatCameBackIsSaidAndPaidAgain() {
        String back = words(new RefundState.Returned(START, "account closed", START), START);
        assertTrue(back.startsWith("6.00 CNY came back to us on 2 March 2026, 12:00 (UTC+8)"), back);
        assertTrue(back.contains("We pay it again " + BY), back);
    }

    @Test
    void nothingIsSaidToComeWhereNothingComes() {
        assertTrue(words(new RefundState.Withdrawn(START), START)
                .startsWith("There is nothing to refund for these units"));
        var free =
                Refund.scheduled(new RefundId(caseId("O1", "1"), 1, 1), new Split(cny(0), List.of()), START, DEADLINE);
        assertTrue(words(free, DEADLINE.plusSeconds(9), "en").startsWith("There is nothing to refund for these units"));
        assertFalse(MoneyWords.isDelayed(free, DEADLINE.plusSeconds(9)));
    }

    @Test
    void eachStateIsSaidInChineseToo() {
        String scheduled = words(refund(new RefundState.Scheduled(START)), START, "zh-CN");
        assertEquals("我们将于2026年3月3日12:00（北京时间）前按原支付方式为您退款 7.00 元，您无需进行任何操作。", scheduled);
        for (RefundState state : List.of(
                new RefundState.Submitted(START),
                new RefundState.Pending(START),
                new RefundState.Parked(START, "x", Optional.empty()),
                new RefundState.Returned(START, "x", START),
                new RefundState.Settled(START, "gw-1"),
                new RefundState.Withdrawn(START))) {
            String chinese = words(refund(state), START, "zh-CN");
            assertTrue(chinese.codePoints().anyMatch(Character::isIdeographic) && chinese.endsWith("。"), chinese);
        }
    }

    @Test
    void oursAreRoundedUpSoThatWeKeepThem() {
        Sentence by = MoneyWords.byDeadline(
                Sentence.of("link.processing").amount("amount", cny(1)), DEADLINE.plusSeconds(1), ZONE, START);
        assertTrue(by.in(Language.of("en")).contains("12:01"), by.in(Language.of("en")));
    }
}
