package dev.makegood.servicedesk.handover;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.market.Market;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Recipient;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies from when the answer of a person is late. */
class HandOverDeadlinesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));

    private void moveTo(Instant instant) {
        shop.clock.advance(Duration.between(shop.clock.instant(), instant));
    }

    private int told() {
        return new WatchDesk(database).runOnce(shop.clock.instant()).overdue();
    }

    @ParameterizedTest
    @CsvSource({
        // Two working days: National Day, also asked in its first instant; the new year with its make-up Sunday, and
        // one whose holidays are not known; a leap day; Spring Festival.
        "2026-09-30T04:00:00Z, 2026-10-09T16:00:00Z, true",
        "2026-09-30T15:59:59.999Z, 2026-10-09T16:00:00Z, true",
        "2026-09-30T16:00:00Z, 2026-10-09T16:00:00Z, true",
        "2025-12-31T04:00:00Z, 2026-01-05T16:00:00Z, true",
        "2026-12-31T04:00:00Z, 2027-01-04T16:00:00Z, false",
        "2028-02-28T04:00:00Z, 2028-03-01T16:00:00Z, false",
        "2026-02-13T04:00:00Z, 2026-02-24T16:00:00Z, true",
    })
    void aLateAnswerIsToldToTheOperatorOnce(Instant asked, Instant answerBy, boolean known) {
        moveTo(asked);
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.admit("O1", "1", OptionalInt.empty());
        new AskForHandOver(database, Market.current().calendar())
                .ask(caseId("O1", "1"), "h-1", "When?", Recipient.merchant("M1"), asked);
        HandOver waiting = new HandOvers(database)
                .find(caseId("O1", "1"), "h-1")
                .orElseThrow()
                .value();
        assertEquals(
                List.of(answerBy, known),
                List.of(waiting.ticket().due().at(), waiting.ticket().due().holidaysKnown()));
        moveTo(answerBy.minusMillis(1));
        assertEquals(0, told());
        moveTo(answerBy);
        assertEquals(1, told());
        moveTo(answerBy.plusMillis(1));
        assertEquals(0, told());
        assertEquals(
                1,
                shop.told(Recipient.OPERATOR, DeskFact.HandOverOverdueOperator.class)
                        .size());
    }
}
