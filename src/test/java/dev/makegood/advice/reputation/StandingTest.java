package dev.makegood.advice.reputation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Tier.RateRange;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies where a merchant stands against thresholds, and what is left until the next. */
class StandingTest {
    private static final PolicyVersion OZON = Versions.of("ozon-global-stockout");

    private static Optional<MerchantLines> counted(long count, long paid) {
        return Optional.of(new MerchantLines(
                14, LocalDate.parse("2026-05-10"), paid, Map.of(MerchantRate.Of.CANCELLATIONS, count), Shop.START));
    }

    private static Standing standing(long count, long paid) {
        return Standing.of(OZON, counted(count, paid), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 900, , 400, 36",
        "36, 900, , 400, 0",
        "37, 900, 400, 1000, 53",
        "90, 900, 400, 1000, 0",
        "91, 900, 1000, 2000, 89",
        "181, 900, 2000, , ",
        "0, 1, , 400, 0"
    })
    void theStepIsBetweenTwoThresholdsAndSaysHowManyLinesAreLeft(
            long count, long paid, Integer over, Integer atMost, Long left) {
        Standing standing = standing(count, paid);
        assertEquals(
                Optional.of(new RateRange(Optional.ofNullable(over), Optional.ofNullable(atMost))), standing.step());
        assertEquals(Optional.ofNullable(left), standing.linesLeft());
        assertEquals(over == null, standing.isBest());
        if (left != null) {
            assertEquals(standing.step(), standing(count + left, paid).step());
            if (count + left < paid) {
                assertFalse(
                        standing.step().equals(standing(count + left + 1, paid).step()));
            }
        }
    }

    @Test
    void withTooFewLinesOrWithoutACountThereIsNoStep() {
        PolicyVersion few = Versions.withoutExamples("ozon-global-stockout", "leastLines: 1", "leastLines: 20");
        Standing young = Standing.of(few, counted(0, 19), Optional.empty());
        assertEquals(Optional.empty(), young.rate());
        assertEquals(Optional.empty(), young.step());
        assertEquals(Optional.empty(), young.linesLeft());
        assertFalse(young.isBest());
        assertTrue(Standing.of(few, counted(0, 20), Optional.empty()).isBest());
        Standing unknown = Standing.of(OZON, Optional.empty(), Optional.empty());
        assertFalse(unknown.isBest());
        assertEquals(
                "There are too many lines to count.", unknown.words().byField().get("en"));
        assertEquals(
                "Of 19 lines that were paid in the 14 days before 2026-05-10, 0 were cancelled, so that nothing of them is"
                        + " shipped. With fewer than 20 lines no rate counts.",
                young.words().byField().get("en"));
    }

    @Test
    void theTrendIsThatOfTheDaysBefore() {
        assertEquals(
                Optional.of(Trend.Direction.WORSE),
                Standing.of(OZON, counted(5, 100), counted(4, 100))
                        .rate()
                        .orElseThrow()
                        .direction());
        assertEquals(
                Optional.of(Trend.Direction.SAME),
                Standing.of(OZON, counted(5, 100), counted(10, 200))
                        .rate()
                        .orElseThrow()
                        .direction());
        assertEquals(Optional.empty(), standing(5, 100).rate().orElseThrow().direction());
    }

    @Test
    void itIsSaidInBothLanguages() {
        Map<String, String> words = standing(45, 900).words().byField();
        assertEquals(
                "Of 900 lines that were paid in the 14 days before 2026-05-10, 45 were cancelled, so that nothing of them is"
                        + " shipped. With 45 more of them the rate is still at most 10 %.",
                words.get("en"));
        assertEquals("2026-05-10 之前 14 天内付款的商品行共 900 个，其中整行取消 45 个。再有 45 个，比例仍不超过 10 %。", words.get("zhCN"));
        assertEquals(
                "2026-05-10 之前 14 天内付款的商品行共 900 个，其中整行取消 300 个。比例已超过 20 %，没有更高的档位。",
                standing(300, 900).words().byField().get("zhCN"));
    }

    /** A case of the same instant finds what was shown. */
    @Test
    void whatIsShownIsWhatACaseOfNowCounts() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 7));
        shop.publish("ozon-global-stockout");
        shop.publish("tmall-stockout");
        for (int n = 0; n < 25; n++) {
            shop.place("ozon-global", "O" + n, shop.clock.instant(), Shop.line("1", "M1", "S1", 1, 30_000));
        }
        shop.admit("O0", "1", OptionalInt.empty());
        shop.clock.moveTo(Shop.START.plus(Duration.ofDays(1)));
        List<Standing> standings = new SeeStandings(database).of("M1", shop.clock.instant());
        assertEquals(1, standings.size());
        assertEquals(Optional.of(new Share(1, 25)), standings.getFirst().rate().map(Trend::now));
        assertEquals(Optional.of(0L), standings.getFirst().linesLeft());
        assertEquals(
                1, new SeeStandings(database).best("M1", shop.clock.instant()).size());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(
                standings.getFirst().lines(), shop.theCase("O1", "1").facts().merchantLines());
        // Those before: 25 lines of the day before yesterday's fortnight are none.
        assertEquals(Optional.empty(), standings.getFirst().rate().orElseThrow().before());
        shop.clock.moveTo(Shop.START.plus(Duration.ofDays(15)));
        Standing later =
                new SeeStandings(database).of("M1", shop.clock.instant()).getFirst();
        assertEquals(0, later.lines().orElseThrow().paid());
        assertEquals(List.of(), new SeeStandings(database).best("M1", shop.clock.instant()));
    }
}
