package dev.makegood.servicedesk.ticket;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.notice.Calendar;
import dev.makegood.notice.DeskFact;
import dev.makegood.storage.DeskWork;
import dev.makegood.storage.Index;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies when a ticket is overdue, and the changes of each step. */
class TicketTest {
    private static final Instant DUE = START.plusSeconds(60);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DeskWork WORK = new DeskWork(Index.DESK, "question");

    private final Ticket<String> open =
            Ticket.asked(Actor.of("buyer:b-1"), START, new WorkingDays.Deadline(DUE, ZONE, true));
    private final Ticket<String> decided = open.decided("yes", Actor.of("operator:o"), DUE);

    @Test
    void itIsOverdueFromItsDeadlineUntilThatIsToldOrItIsDecided() {
        assertFalse(open.isOverdue(DUE.minusMillis(1)));
        assertTrue(open.isOverdue(DUE));
        assertFalse(open.toldOverdue().isOverdue(DUE));
        assertFalse(decided.isOverdue(DUE));
    }

    @Test
    void eachStepKeepsWhatWasAsked() {
        Ticket<String> late =
                open.toldOverdue().decided("yes", Actor.of("operator:o"), DUE).reworded(_ -> "erased");
        assertEquals(
                new Ticket<>(
                        Actor.of("buyer:b-1"),
                        START,
                        open.due(),
                        true,
                        Optional.of(new Ticket.Decision<>("erased", Actor.of("operator:o"), DUE))),
                late);
        assertEquals(open, open.reworded(_ -> "erased"));
    }

    @Test
    void itIsInTheListUntilItIsDecided() {
        assertEquals(List.of(WORK.entry(DUE, START)), open.entries(WORK));
        assertEquals(open.entries(WORK), open.toldOverdue().entries(WORK));
        assertEquals(List.of(), decided.entries(WORK));
    }

    @Test
    void noticesSayUntilWhen() {
        assertEquals(new DeskFact.Due(DUE, Calendar.KNOWN, ZONE), open.dueInNotice());
    }
}
