package dev.makegood.policy.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.policy.Worth;
import dev.makegood.policy.publication.Packs;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.StorageJson;
import dev.makegood.wording.Language;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies the properties of any facts; the packs have examples of their own. */
class AssessTest {
    private static final Language ENGLISH = Language.of("en");
    private static final Language CHINESE = Language.of("zh-CN");
    private static final Instant PAID_AT = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<PolicyVersion> PACKS = Packs.all();

    private static Money cny(long minor) {
        return Money.ofMinor(CurrencyUnit.of("CNY"), minor);
    }

    private static Facts facts(PolicyVersion policy, long paid, int promisedHours, Map<Scope, Money> used) {
        Instant promised = PAID_AT.plus(Duration.ofHours(promisedHours));
        return Facts.of(policy.violation(), List.of(Portion.of(cny(paid))))
                .happened(Milestones.of(PAID_AT, promised))
                .promisedToShip(ShipPromise.of(promised))
                .using(used)
                .with(Set.of("bonded", "complaintUpheld"));
    }

    private static long worth(PolicyVersion policy, long paid, int promisedHours, Map<Scope, Money> used) {
        return Assess.of(policy, facts(policy, paid, promisedHours, used))
                .amount()
                .getAmountMinorLong();
    }

    @Property
    void morePaidIsNeverWorthLess(
            @ForAll @IntRange(max = 5) int pack,
            @ForAll @LongRange(max = 10_000_000) long paid,
            @ForAll @LongRange(max = 10_000) long more,
            @ForAll @IntRange(max = 500) int hours) {
        PolicyVersion policy = PACKS.get(pack);
        assertTrue(worth(policy, paid, hours, Map.of()) <= worth(policy, paid + more, hours, Map.of()));
    }

    @Property
    void beforeCapsByScopeItIsBetweenFloorAndCap(
            @ForAll @IntRange(max = 5) int pack,
            @ForAll @LongRange(min = 1, max = 10_000_000) long paid,
            @ForAll @IntRange(max = 500) int hours) {
        PolicyVersion policy = PACKS.get(pack);
        long worth = worth(policy, paid, hours, Map.of());
        boolean between = policy.compensation().tiers().stream().anyMatch(tier -> switch (tier.worth()) {
            case Worth.Fixed fixed -> worth == fixed.amountMinor();
            case Worth.Percent percent -> percent.floorMinor() <= worth && worth <= percent.capMinor();
        });
        boolean noTier = policy.policyId().equals("douyin-late-shipment") && hours <= 48 && worth == 0;
        assertTrue(between || noTier, () -> policy.ref() + ": " + worth);
    }

    @Property
    void aScopeNeverGetsMoreThanItsCapHoweverItsCasesCome(
            @ForAll @IntRange(max = 5) int pack, @ForAll List<@LongRange(max = 1_000_000) Long> paid) {
        PolicyVersion policy = PACKS.get(pack);
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            long used = 0;
            for (long one : paid) {
                long worth = worth(policy, one, 72, Map.of(cap.scope(), cny(used)));
                long uncapped = worth(policy, one, 72, Map.of());
                assertEquals(Math.min(uncapped, cap.amountMinor() - used), worth);
                used += worth;
            }
            assertTrue(used <= cap.amountMinor());
        }
    }

    @Property
    void storedFactsGiveTheStoredAmount(
            @ForAll @IntRange(max = 5) int pack,
            @ForAll @LongRange(max = 10_000_000) long paid,
            @ForAll @IntRange(max = 500) int hours,
            @ForAll @LongRange(max = 60_000) long used)
            throws Exception {
        PolicyVersion policy = PACKS.get(pack);
        Facts facts = facts(policy, paid, hours, Map.of(Scope.ORDER, cny(used), Scope.BUYER_MERCHANT_DAY, cny(used)));
        var stored = StorageJson.tree(facts);
        Facts read = StorageJson.read(stored, Facts.class);
        assertEquals(facts, read);
        assertEquals(Assess.of(policy, facts), Assess.of(policy, read));
        PolicyVersion version = StorageJson.read(StorageJson.tree(policy), PolicyVersion.class);
        assertEquals(policy, version);
        assertEquals(Policies.digest(policy), Policies.digest(version));
    }

    @Test
    void whatTheLateShipmentGaveIsToppedUpOrAddedTo() {
        PolicyVersion tmall = Versions.of("tmall-stockout");
        Facts facts = facts(tmall, 30_000, 72, Map.of());
        Facts late = facts.afterLateShipment(cny(1_500));
        assertEquals(cny(4_500), Assess.of(tmall, facts).amount());
        assertEquals(cny(3_000), Assess.of(tmall, late).amount());
        PolicyVersion adding = Versions.of("tmall-stockout", "afterLateShipment: topUp", "afterLateShipment: add");
        assertEquals(cny(4_500), Assess.of(adding, late).amount());
    }

    @Test
    void theOrderOfRoundingAndLimitsIsTheVersionsWord() {
        PolicyVersion before = Versions.of(
                "douyin-stockout", "capMinor: 5000", "capMinor: 849", "amountMinor: 5000", "amountMinor: 849");
        assertEquals(800, worth(before, 15_000, 480, Map.of()));
        assertEquals(849, worth(before, 17_000, 480, Map.of()));
        PolicyVersion after = Versions.of(
                "douyin-stockout",
                "capMinor: 5000",
                "capMinor: 849",
                "amountMinor: 5000",
                "amountMinor: 800",
                "order: beforeLimits",
                "order: afterLimits");
        assertEquals(800, worth(after, 17_000, 480, Map.of()));
    }

    /** Half-up, the cap of 8.50 would be 9, and the floor of 3.40 would be 3. */
    @Test
    void whatIsPaidIsWithinTheLimitsWhereRoundingComesLast() {
        PolicyVersion version = Versions.of(
                "douyin-stockout",
                "floorMinor: 300, capMinor: 5000",
                "floorMinor: 340, capMinor: 850",
                "    amountMinor: 300\n  - name: a promise of exactly 240",
                "    amountMinor: 400\n  - name: a promise of exactly 240",
                "order: beforeLimits",
                "order: afterLimits");
        assertEquals(800, worth(version, 1_000_000, 72, Map.of()));
        assertEquals(400, worth(version, 1_000, 72, Map.of()));
        assertEquals(
                List.of(
                        "3 % of what was paid, 10.00 CNY: 0.3", "Not less than 3.40 CNY: 3.40 CNY",
                        "Rounded half-up to the whole unit: 3.00 CNY", "Not less than 4.00 CNY: 4.00 CNY"),
                Assess.of(version, facts(version, 1_000, 72, Map.of())).steps().stream()
                        .map(Texts::en)
                        .toList()
                        .subList(1, 5));
    }

    @Test
    void nothingIsOwedForGiftsUnlessTheVersionSaysSo() {
        Facts gift = facts(Versions.of("tmall-stockout"), 0, 72, Map.of());
        Assessment nothing = Assess.of(Versions.of("tmall-stockout"), gift);
        assertEquals(cny(0), nothing.amount());
        assertEquals(
                Texts.of("tmall-stockout@1: nothing is owed where nothing was paid", "tmall-stockout@1：未支付任何款项的商品无需赔付"),
                Texts.of(nothing.steps().getLast()));
        PolicyVersion giving = Versions.of("tmall-stockout", "compensation:", "compensation:\n  gifts: true");
        assertEquals(cny(500), Assess.of(giving, gift).amount());
    }

    @Test
    void whatWasPaidWithCouponsCountsIfTheVersionSaysSo() {
        PolicyVersion tmall = Versions.of("tmall-stockout");
        Facts facts = facts(tmall, 1, 72, Map.of()).about(List.of(Portion.of(cny(30_000), cny(10_000))));
        Assessment inCash = Assess.of(tmall, facts);
        assertEquals(cny(3_000), inCash.amount());
        assertEquals(
                Texts.of(
                        "15 % of what was paid beside coupons and order discounts, 200.00 CNY: 30",
                        "扣除现金券和订单优惠后的实付金额 200.00 元 的 15 %：30"),
                Texts.of(inCash.steps().get(2)));
        PolicyVersion all = Versions.of("tmall-stockout", "compensation:", "compensation:\n  base: paid");
        assertEquals(cny(4_500), Assess.of(all, facts).amount());
        Facts onlyCoupons = facts.about(List.of(Portion.of(cny(30_000), cny(30_000))));
        assertEquals(
                cny(500), Assess.of(tmall, onlyCoupons).amount(), "a coupon is money: no gift, so the floor holds");
    }

    @Test
    void aVersionSaysWhatItLeavesOpen() {
        PolicyVersion version = Versions.of("pdd-stockout");
        assertEquals(CompensationRule.Base.PAID_IN_CASH, version.compensation().base());
        assertEquals(Duration.ofHours(24), version.detection().settling());
        assertEquals(cny(10_000), version.advanceLimit());
        assertTrue(version.compensation().isMadeGood(cny(500), cny(1_000)));
        assertTrue(!version.compensation().isMadeGood(cny(499), cny(1_000)));
        PolicyVersion suspending = Versions.of("pdd-stockout", "shortfall: advance", "shortfall: suspend");
        assertEquals(cny(0), suspending.advanceLimit());
    }

    @Test
    void everyStepIsToldInWordsAndNumbers() {
        var steps = Assess.of(
                        Versions.of("douyin-stockout"), facts(Versions.of("douyin-stockout"), 15_000, 264, Map.of()))
                .steps();
        assertEquals(
                List.of(
                        "douyin-stockout@1, tier: promised within more than 240 h",
                        "5 % of what was paid, 150.00 CNY: 7.5",
                        "Rounded half-up to the whole unit: 8.00 CNY",
                        "Compensation: 8.00 CNY"),
                steps.stream().map(Texts::en).toList());
        assertEquals("四舍五入至整元：8.00 元", Texts.zhCN(steps.get(2)));
    }

    @Test
    void roundingIsToldInTheCurrencysOwnUnit() {
        assertEquals("四舍五入至分", words(Rounding.Unit.MINOR, "CNY").in(CHINESE));
        assertEquals("四舍五入至整元", words(Rounding.Unit.MAJOR, "CNY").in(CHINESE));
        assertEquals("四舍五入至小数点后 3 位", words(Rounding.Unit.MINOR, "KWD").in(CHINESE));
        assertEquals("四舍五入至整数", words(Rounding.Unit.MAJOR, "KWD").in(CHINESE));
        assertEquals("四舍五入至整数", words(Rounding.Unit.MINOR, "JPY").in(CHINESE));
        assertEquals(
                "half-up to the whole unit", words(Rounding.Unit.MINOR, "JPY").in(ENGLISH));
        var step = new Rounding(Rounding.Unit.STEP, Optional.of(50L), Rounding.Mode.DOWN, Rounding.Order.BEFORE_LIMITS);
        assertEquals(
                "down to the multiple of 0.50 USD",
                step.words(CurrencyUnit.of("USD")).in(ENGLISH));
        assertEquals("舍去尾数，取至0.50 元的整数倍", step.words(CurrencyUnit.of("CNY")).in(CHINESE));
    }

    private static Sentence words(Rounding.Unit to, String currency) {
        return new Rounding(to, Optional.empty(), Rounding.Mode.HALF_UP, Rounding.Order.BEFORE_LIMITS)
                .words(CurrencyUnit.of(currency));
    }

    @Test
    void aCapIsToldWithWhatEarlierCasesUsedOfItAndWhatIsLeft() {
        PolicyVersion tmall = Versions.of("tmall-stockout");
        Facts facts = facts(tmall, 30_000, 72, Map.of(Scope.BUYER_MERCHANT_DAY, cny(48_000)));
        List<Sentence> steps = Assess.of(tmall, facts).steps();
        assertEquals(
                Texts.of(
                        "At most 500.00 CNY for all cases of one buyer, merchant and payment day, of which earlier"
                                + " cases used 480.00 CNY: 20.00 CNY left",
                        "同一买家、同一商家、同一付款日赔付上限 500.00 元，此前已用 480.00 元，剩余 20.00 元"),
                Texts.of(steps.get(steps.size() - 2)));
    }

    @Test
    void factsThatTheVersionAsksForAreNamedWhenTheyLack() {
        PolicyVersion douyin = Versions.of("douyin-stockout");
        Facts bare = Facts.of(Violation.STOCKOUT, List.of(Portion.of(cny(1))));
        assertEquals(
                "paidAt",
                assertThrows(InvalidInput.class, () -> Assess.of(douyin, bare)).field());
        assertEquals(cny(500), Assess.of(Packs.BARE, bare).amount());
    }

    private static PolicyVersion pack(String id) {
        return PACKS.stream()
                .filter(policy -> policy.policyId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String lastStep(PolicyVersion policy, Facts facts) {
        Assessment assessment = Assess.of(policy, facts);
        assertEquals(cny(0), assessment.amount());
        return assessment.steps().getLast().in(ENGLISH);
    }

    /** A buyer and a merchant are told the last step as the reason why there is nothing. */
    @Test
    void whatIsNothingBeforeACapIsNotExplainedByTheCap() {
        PolicyVersion tmall = pack("tmall-stockout");
        Facts late = facts(tmall, 4_000, 48, Map.of(Scope.BUYER_MERCHANT_DAY, cny(500)))
                .afterLateShipment(cny(500));
        assertEquals(
                "The late shipment of this line was already compensated with 5.00 CNY, which is deducted: 0.00 CNY",
                lastStep(tmall, late));
        PolicyVersion ozon = pack("ozon-global-stockout");
        assertEquals(
                "ozon-global-stockout@1: fixed amount for a stockout: 0.00 CNY",
                lastStep(ozon, facts(ozon, 30_000, 48, Map.of(Scope.ORDER, cny(1_000)))));
    }

    @Test
    void whatAnotherCaseGaveIsNotWhyATierGivesNothing() {
        PolicyVersion ozon = pack("ozon-global-stockout");
        Facts replacing = facts(ozon, 30_000, 48, Map.of()).given(new Given(Optional.empty(), Optional.of(cny(900))));
        assertEquals("ozon-global-stockout@1: fixed amount for a stockout: 0.00 CNY", lastStep(ozon, replacing));
    }

    @Test
    void aCapThatOthersUsedUpIsTheReason() {
        PolicyVersion tmall = pack("tmall-stockout");
        String last = lastStep(tmall, facts(tmall, 30_000, 48, Map.of(Scope.BUYER_MERCHANT_DAY, cny(50_000))));
        assertTrue(last.endsWith("of which earlier cases used 500.00 CNY: 0.00 CNY left"), last);
    }
}
