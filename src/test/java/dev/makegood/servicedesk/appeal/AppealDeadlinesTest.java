package dev.makegood.servicedesk.appeal;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.notice.CaseFact;
import dev.makegood.servicedesk.worklist.Due;
import dev.makegood.servicedesk.worklist.NextDue;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.LaggingIndexes;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that a merchant is told the right end of the time to appeal; {@link AppealContract} tests that end. */
class AppealDeadlinesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));

    private List<Instant> due() {
        return new NextDue(database)
                .of(shop.theCase(caseId("O1", "1")), shop.clock.instant()).stream()
                        .filter(due -> due.what() == Due.What.APPEAL)
                        .map(Due::by)
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-28T04:00:00Z | 2027-01-04T16:00:00Z | 5 January 2027, 00:00 (UTC+8)",
                "2028-02-22T04:00:00Z | 2028-02-29T16:00:00Z | 1 March 2028, 00:00 (UTC+8)",
                "2026-09-30T04:00:00Z | 2026-10-07T16:00:00Z | 8 October 2026, 00:00 (UTC+8)",
            })
    void theMerchantIsToldTheEndThatCounts(Instant established, Instant end, String told) {
        shop.clock.moveTo(established);
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.admit("O1", "1", OptionalInt.empty());
        String notice =
                shop.told(Actor.merchant("M1"), CaseFact.StockoutMerchant.class).getFirst();
        assertTrue(
                notice.endsWith("You may appeal before " + told + "; refund and compensation go on meanwhile."),
                notice);
        shop.clock.moveTo(end.minusMillis(1));
        assertEquals(List.of(end), due());
        for (Instant late : List.of(end, end.plusMillis(1))) {
            shop.clock.moveTo(late);
            assertEquals(List.of(), due());
        }
    }

    @Test
    void theDaysCountFromWhatTheMerchantWasToldLastHoweverFarIndexesAreBehind() {
        var behind = new LaggingIndexes(database, shop.clock::instant, () -> Duration.ofDays(3));
        Shop late = shop.over(behind, new MemoryScanner(database, 10));
        late.place("O1", line("1", "M1", "S1", 2, 200));
        late.admit("O1", "1", OptionalInt.of(1));
        Instant first = new NextDueOf(behind).end(late);
        shop.clock.advance(Duration.ofDays(4));
        late.admit("O1", "1", OptionalInt.empty());
        assertEquals(first.plus(Duration.ofDays(4)), new NextDueOf(behind).end(late));
    }

    private record NextDueOf(Database database) {
        Instant end(Shop shop) {
            return new NextDue(database)
                    .of(shop.theCase(caseId("O1", "1")), shop.clock.instant()).stream()
                            .filter(due -> due.what() == Due.What.APPEAL)
                            .findFirst()
                            .orElseThrow()
                            .by();
        }
    }
}
