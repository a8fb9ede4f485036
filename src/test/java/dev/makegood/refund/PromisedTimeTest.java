package dev.makegood.refund;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies how long a refund took of the 24 hours that it has, and whether it kept them. */
class PromisedTimeTest {
    private static final Duration PROMISED = Duration.ofHours(24);

    private final MemoryDatabase database = new MemoryDatabase();
    private Refund refund;

    @BeforeEach
    void anAdmission() {
        var shop = new Shop(database, new MemoryScanner(database, 1_000));
        shop.cutClock();
        shop.place("O1", Shop.line("1", "M1", "A", 1, 1_000));
        shop.admit("O1", "1", OptionalInt.empty());
        refund = shop.refunds("O1", "1").getFirst();
    }

    private PromisedTime.Taken paid(Instant at) {
        Refund paid = refund.with(new RefundState.Settled(at, "g-1"));
        return new PromisedTime(database).of(List.of(paid), (_, _) -> {}).getFirst();
    }

    @Test
    void aCaseThatCannotBeReadLeavesTheOthersMeasured() {
        CaseId id = refund.refundId().caseId();
        Refund paid = refund.with(new RefundState.Settled(START, "g-1"));
        var unreadable = new ArrayList<CaseId>();
        var troubled = TroubledDatabase.unreadable(database, id.toString());
        assertEquals(List.of(), new PromisedTime(troubled).of(List.of(paid, paid), (bad, _) -> unreadable.add(bad)));
        assertEquals(List.of(id), unreadable);
        assertEquals(
                2,
                new PromisedTime(database).of(List.of(paid, paid), (_, _) -> {}).size());
    }

    @Test
    void theTimeRunsFromWhenItWasOwed() {
        assertEquals(START.plus(PROMISED), refund.due().deadline());
        assertEquals(new PromisedTime.Taken(Duration.ofMillis(1), true), paid(START.plusMillis(1)));
        assertEquals(new PromisedTime.Taken(Duration.ZERO, true), paid(START));
    }

    @Test
    void whatWasPaidBeforeItWasOwedTookNoTime() {
        assertEquals(new PromisedTime.Taken(Duration.ZERO, true), paid(START.minusSeconds(1)));
    }

    @Test
    void thePromiseIsKeptUpToTheDeadline() {
        assertEquals(new PromisedTime.Taken(PROMISED, true), paid(START.plus(PROMISED)));
        assertEquals(
                new PromisedTime.Taken(PROMISED.plusMillis(1), false),
                paid(START.plus(PROMISED).plusMillis(1)));
    }

    /** 2 March 2026 is a Monday in Shanghai: its seventh working day after is Wednesday of the next week. */
    @Test
    void aRefundWithinWorkingDaysIsKeptUpToTheLastInstantOfTheLastDay() {
        var inDays = new MemoryDatabase();
        var shop = new Shop(inDays, new MemoryScanner(inDays, 1_000));
        shop.cutClock();
        shop.amend("zone: Asia", "calendar: CN\nzone: Asia", "withinHours: 24", "withinWorkingDays: 7");
        Instant began = shop.clock.instant();
        shop.place("O1", Shop.line("1", "M1", "A", 1, 1_000));
        shop.admit("O1", "1", OptionalInt.empty());
        refund = shop.refunds("O1", "1").getFirst();
        Instant deadline = refund.due().deadline();
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Instant end = WorkingDays.of("CN").after(began, 7, zone).at();
        assertEquals(end.minusMillis(1), deadline);
        Instant firstDay =
                LocalDate.ofInstant(began, zone).plusDays(1).atStartOfDay(zone).toInstant();
        for (var at : Map.of(deadline.minusMillis(1), true, deadline, true, end, false)
                .entrySet()) {
            Refund paid = refund.with(new RefundState.Settled(at.getKey(), "g-1"));
            assertEquals(
                    List.of(new PromisedTime.Taken(Duration.between(firstDay, at.getKey()), at.getValue())),
                    new PromisedTime(inDays).of(List.of(paid), (_, _) -> {}));
        }
    }

    @Test
    void aRefundThatIsOwedAnewHasItsTimeFromThen() {
        assertEquals(
                START.plusSeconds(5).plus(PROMISED), new OwedAnew(database).deadline(refund, START.plusSeconds(5)));
        assertEquals(
                new RefundState.Returned(START, "closed", START.plus(Duration.ofHours(1))),
                OwedAnew.state("closed", START));
    }
}
