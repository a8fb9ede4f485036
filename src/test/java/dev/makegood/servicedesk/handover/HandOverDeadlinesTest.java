package dev.makegood.servicedesk.handover;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.notice.DeskFact;
import dev.makegood.servicedesk.Desk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies from when the answer of a person is late. */
class HandOverDeadlinesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 10));
    private final Desk desk = new Desk(shop, database);

    private int told() {
        return desk.watch().overdue();
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
        shop.clock.moveTo(asked);
        shop.place("O1", line("1", "M1", "S1", 2, 200));
        shop.admit("O1", "1", OptionalInt.empty());
        desk.askForPerson("O1", "h-1", "When?", Actor.merchant("M1"));
        HandOver waiting = new HandOvers(database)
                .find(caseId("O1", "1"), "h-1")
                .orElseThrow()
                .value();
        assertEquals(
                List.of(answerBy, known),
                List.of(waiting.ticket().due().at(), waiting.ticket().due().holidaysKnown()));
        shop.clock.moveTo(answerBy.minusMillis(1));
        assertEquals(0, told());
        shop.clock.moveTo(answerBy);
        assertEquals(1, told());
        shop.clock.moveTo(answerBy.plusMillis(1));
        assertEquals(0, told());
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, DeskFact.HandOverOverdueOperator.class)
                        .size());
    }
}
