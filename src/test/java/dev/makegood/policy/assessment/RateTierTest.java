package dev.makegood.policy.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Facts;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.Tier;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.wording.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies tiers by the rate of a merchant, and limits in another currency. */
class RateTierTest {
    private static final String RATE = "merchantRate: {of: cancellations, days: 14, leastLines: 1}";
    private static final String FREE_TIER =
            "    - {rate: {atMostBasisPoints: 400}, worth: {kind: fixed, amountMinor: 0}}\n";

    private static Money cny(long minor) {
        return Money.ofMinor(CurrencyUnit.of("CNY"), minor);
    }

    private static PolicyVersion ozon(String... changes) {
        return Versions.withoutExamples("ozon-global-stockout", changes);
    }

    private static Facts paid(long minor) {
        return Facts.of(Violation.STOCKOUT, List.of(Portion.of(cny(minor))));
    }

    private static Facts counted(int days, MerchantRate.Of of, long count, long all) {
        return paid(10_000)
                .counting(Optional.of(new MerchantLines(
                        days,
                        LocalDate.parse("2026-05-10"),
                        all,
                        Map.of(of, count),
                        Instant.parse("2026-05-10T06:00:00Z"))));
    }

    private static Facts cancelled(long count, long all) {
        return counted(14, MerchantRate.Of.CANCELLATIONS, count, all);
    }

    private static long worth(PolicyVersion version, Facts facts) {
        return Assess.of(version, facts).amount().getAmountMinorLong();
    }

    private static List<String> steps(PolicyVersion version, Facts facts, String language) {
        return Assess.of(version, facts).steps().stream()
                .map(step -> step.in(Language.of(language)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "4, 100, 0",
        "1, 25, 0",
        "40001, 1000000, 300",
        "5, 100, 300",
        "10, 100, 300",
        "101, 1000, 600",
        "20, 100, 600",
        "20001, 100000, 900",
        "1, 1, 900",
        "3, 7, 900"
    })
    void aBoundBelongsToTheTierBelowIt(long count, long all, long minor) {
        assertEquals(minor, worth(ozon(), cancelled(count, all)));
    }

    @Property
    void aRateIsComparedAsAnExactFraction(
            @ForAll @LongRange(max = 1_000_000_000) long count,
            @ForAll @LongRange(max = 1_000_000_000) long more,
            @ForAll @IntRange(max = 10_000) int bound) {
        long all = count + more;
        var over = new Tier.RateRange(Optional.of(bound), Optional.empty());
        var atMost = new Tier.RateRange(Optional.empty(), Optional.of(bound));
        boolean isOver = BigInteger.valueOf(count)
                        .multiply(BigInteger.valueOf(10_000))
                        .compareTo(BigInteger.valueOf(all).multiply(BigInteger.valueOf(bound)))
                > 0;
        assertEquals(isOver, over.includes(count, all));
        assertEquals(!isOver, atMost.includes(count, all));
    }

    @Property
    void exactlyTheBoundIsWithinAndOneMoreIsNot(
            @ForAll @IntRange(max = 9_999) int bound, @ForAll @LongRange(min = 1, max = 1_000_000) long times) {
        var atMost = new Tier.RateRange(Optional.empty(), Optional.of(bound));
        assertEquals(true, atMost.includes(bound * times, 10_000 * times));
        assertEquals(false, atMost.includes(bound * times + 1, 10_000 * times));
    }

    /** Without a count, with one of other days or of something else, and with too few lines. */
    @Test
    void ifTheRateIsNotKnownTheMildestTierCounts() {
        PolicyVersion none =
                ozon(FREE_TIER, "    - {rate: {atMostBasisPoints: 400}, worth: {kind: fixed, amountMinor: 700}}\n");
        PolicyVersion few = ozon("leastLines: 1", "leastLines: 20");
        assertEquals(0, worth(ozon(), paid(10_000)));
        // 3 % of 100.00 are less than the fixed amount of the lowest rates.
        assertEquals(300, worth(none, paid(10_000)));
        assertEquals(700, worth(none, paid(90_000)));
        assertEquals(0, worth(ozon(), counted(7, MerchantRate.Of.CANCELLATIONS, 5, 5)));
        assertEquals(0, worth(ozon(), counted(14, MerchantRate.Of.STOCKOUTS, 5, 5)));
        assertEquals(0, worth(few, cancelled(19, 19)));
        assertEquals(900, worth(few, cancelled(20, 20)));
        assertEquals(0, worth(ozon(), cancelled(0, 0)));
    }

    /** A rate for which there is no tier is worth nothing, so an unknown one may be too. */
    @Test
    void ifSomeRateHasNoTierAnUnknownOneIsWorthNothing() {
        PolicyVersion gap = ozon(FREE_TIER, "");
        assertEquals(0, worth(gap, paid(10_000)));
        assertEquals(300, worth(gap, cancelled(5, 100)));
        assertEquals(0, worth(gap, cancelled(4, 100)));
    }

    @Test
    void aVersionMaySayWhichRateCountsInstead() {
        PolicyVersion assumed = ozon("leastLines: 1}", "leastLines: 20, unknownAsBasisPoints: 1000}");
        assertEquals(300, worth(assumed, paid(10_000)));
        assertEquals(300, worth(assumed, cancelled(19, 19)));
        assertEquals(0, worth(assumed, cancelled(0, 20)));
    }

    @Test
    void theStepsSayWhatWasCountedAndWhatALimitIsWorth() {
        Facts facts = cancelled(45, 900).about(List.of(Portion.of(cny(500_000))));
        assertEquals(
                List.of(
                        "ozon-global-stockout@1: of the 900 lines that were paid in the 14 days before 2026-05-10, 45 were"
                                + " cancelled, so that nothing of them is shipped (counted at 2026-05-10T06:00:00Z)",
                        "ozon-global-stockout@1, tier: rate of more than 4 % and at most 10 %",
                        "3 % of what was paid, 5000.00 CNY: 150",
                        "Rounded half-up to the minor unit: 150.00 CNY",
                        "1500.00 RUB are 125.00 CNY at 12 RUB for 1 CNY, rounded down to the minor unit",
                        "Not more than 125.00 CNY: 125.00 CNY",
                        "1500.00 RUB are 125.00 CNY at 12 RUB for 1 CNY, rounded down to the minor unit",
                        "At most 125.00 CNY for all cases of one order, of which earlier cases used 0.00 CNY: 125.00 CNY left",
                        "Compensation: 125.00 CNY"),
                steps(ozon(), facts, "en"));
        assertEquals(
                "ozon-global-stockout@1：2026-05-10 之前 14 天内付款的商品行共 900 个，其中整行取消 45 个（统计时点 2026-05-10T06:00:00Z）",
                steps(ozon(), facts, "zh-CN").getFirst());
        assertEquals(
                List.of(
                        "ozon-global-stockout@1: it is not known how many of the merchant's lines of the 14 days before were"
                                + " cancelled, so that nothing of them is shipped",
                        "So the tier counts that is the mildest for the merchant"),
                steps(ozon(), paid(10_000), "en").subList(0, 2));
        assertEquals(
                List.of(
                        "That is of fewer than 20 lines, so this rate does not count",
                        "The version takes 10 % instead"),
                steps(ozon("leastLines: 1}", "leastLines: 20, unknownAsBasisPoints: 1000}"), cancelled(1, 19), "en")
                        .subList(1, 3));
    }

    /** The quotient is exact, and rounded once. */
    @Property
    void aLimitIsConvertedExactly(
            @ForAll @LongRange(max = 1_000_000) long kopecks,
            @ForAll @LongRange(min = 100, max = 10_000_000) long rate,
            @ForAll @IntRange(max = 3) int which) {
        String mode = List.of("down", "up", "halfUp", "halfEven").get(which);
        RoundingMode rounding = List.of(
                        RoundingMode.DOWN, RoundingMode.UP, RoundingMode.HALF_UP, RoundingMode.HALF_EVEN)
                .get(which);
        String perUnit = BigDecimal.valueOf(rate, 4).toPlainString();
        long expected = BigDecimal.valueOf(kopecks)
                .divide(new BigDecimal(perUnit), 0, rounding)
                .longValueExact();
        PolicyVersion version = ozon(
                "perUnit: '12', mode: down",
                "perUnit: '" + perUnit + "', mode: " + mode,
                "foreignAmountMinor: 150000",
                "foreignAmountMinor: " + kopecks);
        assertEquals(expected, version.compensation().caps().getFirst().amountMinor());
    }

    @Test
    void aLimitThatIsTooLargeAtTheExchangeIsRefused() {
        var refused = assertThrows(InvalidInput.class, () -> ozon("perUnit: '12'", "perUnit: '0.00001'"));
        assertEquals("compensation/tiers/1/worth/foreignCapMinor", refused.field());
    }

    /** Yen have no minor unit: 1,500 roubles are 2,500 yen at 0.6 roubles for a yen. */
    @Test
    void currenciesMayHaveOtherMinorUnits() {
        PolicyVersion yen = ozon("currency: CNY", "currency: JPY", "perUnit: '12'", "perUnit: '0.6'");
        assertEquals(2_500, yen.compensation().caps().getFirst().amountMinor());
    }

    @Test
    void aFloorMayBeInAnotherCurrencyToo() {
        PolicyVersion floor =
                ozon("rateBasisPoints: 300, floorMinor: 0", "rateBasisPoints: 300, foreignFloorMinor: 12001");
        Assessment assessment = Assess.of(floor, cancelled(5, 100));
        // 120.01 roubles are 10.00083 yuan; the rest is cut off.
        assertEquals(cny(1_000), assessment.amount());
        assertEquals(
                List.of(
                        "120.01 RUB are 10.00 CNY at 12 RUB for 1 CNY, rounded down to the minor unit",
                        "Not less than 10.00 CNY: 10.00 CNY"),
                steps(floor, cancelled(5, 100), "en").subList(4, 6));
    }

    @Test
    void anOrderIsCappedInTheOtherCurrency() {
        Facts facts = cancelled(5, 100).about(List.of(Portion.of(cny(500_000))));
        assertEquals(2_500, worth(ozon(), facts.using(Map.of(Scope.ORDER, cny(10_000)))));
        assertEquals(0, worth(ozon(), facts.using(Map.of(Scope.ORDER, cny(12_500)))));
    }
}
