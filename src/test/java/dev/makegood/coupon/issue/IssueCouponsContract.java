package dev.makegood.coupon.issue;

import static dev.makegood.coupon.redemption.CouponScenario.CNY;
import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.Entry;
import dev.makegood.account.Memo;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.MerchantAccount.Into;
import dev.makegood.account.Posting;
import dev.makegood.account.PostingKind;
import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.LostAnswer;
import dev.makegood.coupon.Rivals;
import dev.makegood.coupon.redemption.CouponScenario;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Kinds;
import dev.makegood.notice.Notice;
import dev.makegood.notice.WrittenNotices;
import dev.makegood.policy.PolicyRef;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Shards;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssueCouponsContract extends Contract {
    private CouponScenario scenario() {
        return new CouponScenario(database());
    }

    @Test
    void whatIsOwedByAClockThatGoesAheadIsLeftUntilItIsOwed() {
        scenario().owe("O1", "M1", 500);
        var hint = List.of(CouponScenario.caseId("O1"));
        Instant before = NOW.minusMillis(1);
        assertEquals(new IssueResult(0, 0, 0, 0), scenario().issuing().forCases(hint, before));
        assertEquals(new IssueResult(0, 0, 0, 0), scenario().issuing().runOnce(before, 100));
        assertEquals(new Compensation.Owed(NOW), scenario().compensation("O1"));
        assertEquals(new IssueResult(1, 1, 0, 0), scenario().issuing().forCases(hint, NOW));
    }

    @Test
    void theMerchantIsDebitedAndTheBuyerHasTheCouponAndBothAreTold() {
        scenario().topUp("M1", "T1", 200, Into.BALANCE);
        scenario().topUp("M1", "T2", 100, Into.DEPOSIT);
        var owed = scenario().owe("O1", "M1", 500);

        assertEquals(new IssueResult(1, 1, 0, 0), scenario().issuing().runOnce(NOW, 100));

        String couponId = "coupon~O1~L1~stockout";
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(0), cny(200), 3, Optional.of(YearMonth.of(2026, 3))),
                scenario().account("M1"));
        assertEquals(new Compensation.Issued(couponId, NOW), scenario().compensation("O1"));
        Coupon coupon = scenario().coupon("O1");
        assertEquals(cny(500), coupon.balance());
        assertEquals(LocalDate.of(2076, 3, 1), coupon.validUntil());
        assertEquals(
                List.of(coupon),
                new Coupons(database())
                        .ofHolder(CouponScenario.BUYER, 10, Optional.empty())
                        .items());
        assertEquals(
                new Posting(
                        "merchant~M1~CNY",
                        3,
                        PostingKind.COMPENSATION,
                        NOW,
                        List.of(
                                new Entry("merchant-balance/M1", cny(-200)),
                                new Entry("merchant-deposit/M1", cny(-100)),
                                new Entry("merchant-receivable/M1", cny(-200)),
                                new Entry("coupons-outstanding/" + couponId, cny(500))),
                        Memo.ofOrder("O1")
                                .aboutCase("O1~L1~stockout", "SKU1")
                                .coupon(couponId)
                                .arithmetic(
                                        new PolicyRef("pdd-stockout", 1),
                                        owed.assessment().steps())),
                scenario().journal("merchant~M1~CNY").getFirst());
        Notice buyer = WrittenNotices.get(
                database(),
                Actor.buyer(CouponScenario.BUYER),
                couponId + "~" + Kinds.name(CouponFact.CouponIssuedBuyer.class));
        assertEquals(Actor.buyer(CouponScenario.BUYER), buyer.recipient());
        assertEquals(
                Map.of(
                        "orderId", "O1",
                        "couponId", couponId,
                        "amount", "5.00 CNY",
                        "validUntil", "2076-03-01",
                        "form", "coupon",
                        "zone", "Asia/Shanghai"),
                buyer.details());
        Notice merchant = WrittenNotices.get(
                database(),
                Actor.merchant("M1"),
                couponId + "~" + Kinds.name(CouponFact.CompensationDebitedMerchant.class));
        assertEquals(owed.assessment().steps(), merchant.steps());
        assertEquals(
                Map.of(
                        "orderId", "O1",
                        "caseId", "O1~L1~stockout",
                        "sku", "SKU1",
                        "amount", "5.00 CNY",
                        "policy", "pdd-stockout@1",
                        "fromBalance", "2.00 CNY",
                        "fromDeposit", "1.00 CNY",
                        "advanced", "2.00 CNY"),
                merchant.details());
    }

    @Test
    void whatWasIssuedOrIsNotOwedYetIsPassedOver() {
        scenario().issued("O1");
        scenario().owe("O2", "M1", 500);
        assertEquals(
                new IssueResult(0, 0, 0, 0),
                scenario()
                        .issuing()
                        .forCases(List.of(CouponScenario.caseId("O1"), CouponScenario.caseId("nobody's")), NOW));
        assertEquals(new IssueResult(0, 0, 0, 0), scenario().issuing().runOnce(NOW.minusMillis(1), 100));
        assertEquals(
                new IssueResult(1, 1, 0, 0), scenario().issuing().forCases(List.of(CouponScenario.caseId("O2")), NOW));
    }

    @Test
    void theMembersOfABatchAreDebitedOneAfterTheOther() {
        scenario().topUp("M1", "T1", 700, Into.BALANCE);
        IntStream.range(0, 40).forEach(number -> scenario().owe("O" + number, "M1", 500));
        assertEquals(new IssueResult(40, 1, 0, 0), scenario().issuing().runOnce(NOW, 1000));
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(0), cny(19300), 41, Optional.of(YearMonth.of(2026, 3))),
                scenario().account("M1"));
        assertEquals(41, scenario().journal("merchant~M1~CNY").size());
    }

    @Test
    void merchantsTakeTurns() {
        var hints = new ArrayList<CaseId>();
        IntStream.range(0, 40)
                .forEach(number ->
                        hints.add(scenario().owe("A" + number, "M1", 500, 1).id()));
        hints.add(scenario().owe("B", "M2", 500, 2).id());
        var versions = new ArrayList<Integer>();
        var issuing = new IssueCoupons(
                database(),
                ref -> {
                    versions.add(ref.number());
                    return CouponScenario.policy("Asia/Shanghai", 50);
                },
                new Refunds(database()));
        assertEquals(41, issuing.forCases(hints, NOW).issued());
        assertEquals(CouponBatch.LIMIT, versions.indexOf(2), "M2 waits for one batch of M1, not for all");
    }

    @Test
    void aRunKeepsToItsLimit() {
        IntStream.range(0, 40).forEach(number -> scenario().owe("O" + number, "M1", 500));
        var first = scenario().issuing().runOnce(NOW, 20);
        assertEquals(20, first.issued());
        assertTrue(first.left() < Shards.all().size(), () -> first.left() + " were read in vain");
        assertEquals(20, scenario().issuing().runOnce(NOW, 1000).issued());
    }

    @Test
    void aBadCaseStandsAlone() {
        IntStream.range(0, 15).forEach(number -> scenario().owe("O" + number, "M1", 500));
        scenario().owe("bad", "M1", 500, 2);
        scenario().owe("P", "M2", 500);
        assertEquals(new IssueResult(16, 2, 1, 0), scenario().issuing().runOnce(NOW, 1000));
        assertInstanceOf(Compensation.Owed.class, scenario().compensation("bad"));
        assertEquals(cny(7500), scenario().account("M1").receivable());
        assertEquals(new IssueResult(0, 0, 1, 0), scenario().issuing().runOnce(NOW, 1000));
    }

    @Test
    void badCasesDoNotHideTheGoodOnesBehindThem() {
        IntStream.range(0, 3).forEach(number -> scenario().owe("A" + number, "M1", 500, 2));
        scenario().owe("B", "M1", 500);
        assertEquals(new IssueResult(1, 1, 3, 0), scenario().issuing().runOnce(NOW, 4));
        assertEquals(Duration.ofDays(1), new Cases(database()).oldestOwed(NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void aCaseThatOwesWhatWasGivenBeforeIsGivenNothingMore() {
        scenario().issued("O1");
        var cases = new Cases(database());
        var stored = cases.find(CouponScenario.caseId("O1"));
        var owing = stored.orElseThrow().value().with(new Compensation.Owed(NOW));
        assertTrue(database().commit(List.of(cases.put(stored, owing))));
        assertEquals(new IssueResult(0, 0, 0, 0), scenario().issuing().runOnce(NOW, 100));
        assertInstanceOf(Compensation.Issued.class, scenario().compensation("O1"));
        assertEquals(cny(500), scenario().account("M1").receivable());
    }

    @Test
    void sixteenWorkersAtOnceIssueEachCouponOnce() throws Exception {
        IntStream.range(0, 20).forEach(number -> scenario().owe("O" + number, "M1", 500));
        var counts = Rivals.race(_ -> scenario().issuing().runOnce(NOW, 100));
        assertEquals(20, counts.stream().mapToInt(IssueResult::issued).sum());
        assertEquals(0, counts.stream().mapToInt(IssueResult::failed).sum());
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(0), cny(10000), 20, Optional.of(YearMonth.of(2026, 3))),
                scenario().account("M1"));
    }

    @Test
    void anAnswerThatIsLostAfterTheCommitDoesNotIssueTwice() {
        scenario().owe("O1", "M1", 500);
        scenario().owe("O2", "M1", 500);
        var forgetful =
                new IssueCoupons(new LostAnswer(database()), CouponScenario.policies(), new Refunds(database()));
        // The retry of the halves finds both done.
        assertEquals(new IssueResult(0, 0, 0, 0), forgetful.runOnce(NOW, 100));
        assertEquals(
                new MerchantAccount("M1", CNY, cny(0), cny(0), cny(1000), 2, Optional.of(YearMonth.of(2026, 3))),
                scenario().account("M1"));
        assertInstanceOf(Compensation.Issued.class, scenario().compensation("O2"));
    }
}
