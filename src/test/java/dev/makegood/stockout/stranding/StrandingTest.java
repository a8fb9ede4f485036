package dev.makegood.stockout.stranding;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies the units that a report has stranded so far, and the states of its brake. */
class StrandingTest {
    private static final Instant UNTIL = START.plusSeconds(60);
    private static final Money YEN = Money.ofMinor(CurrencyUnit.JPY, 70);
    private static final Brake.Word WORD = new Brake.Word(Actor.merchant("M1"), "It is right.", START);

    private final Stranding begun =
            Stranding.begun("s-1", Stranding.Kind.COUNT, new StockKey("M1", "A"), "c-1", ZoneOffset.UTC, START);
    private final Brake.On on = new Brake.Off().on(START, UNTIL);

    @Test
    void aStrandingBeginsWithNothing() {
        assertEquals(
                new Stranding(
                        "s-1",
                        Stranding.Kind.COUNT,
                        "M1",
                        "A",
                        "c-1",
                        ZoneOffset.UTC,
                        0,
                        0,
                        List.of(),
                        START,
                        new Brake.Off()),
                begun);
        assertEquals(new StockKey("M1", "A"), begun.stock());
        assertEquals("count", begun.kind().id());
        assertEquals(Money.zero(CurrencyUnit.JPY), begun.refunds(CurrencyUnit.JPY));
    }

    @Test
    void linesUnitsAndRefundsOfEachCurrencyAddUp() {
        Stranding more = begun.plus(true, 2, cny(300), UNTIL)
                .plus(false, 3, cny(50), UNTIL)
                .plus(true, 1, YEN, UNTIL);
        assertEquals(2, more.lines());
        assertEquals(6, more.units());
        assertEquals(List.of(cny(350), YEN), more.refunds());
        assertEquals(cny(350), more.refunds(CurrencyUnit.of("CNY")));
        assertEquals(YEN, more.refunds(CurrencyUnit.JPY));
        assertEquals(UNTIL, more.at());
    }

    @Test
    void aBrakeIsOverAtItsEnd() {
        assertEquals(new Brake.On(START, UNTIL, false), on);
        assertFalse(on.isOver(UNTIL.minusMillis(1)));
        assertTrue(on.isOver(UNTIL));
        assertTrue(on.tellingDone().told());
        assertEquals(UNTIL, on.tellingDone().until());
    }

    @Test
    void onceEngagedABrakeIsKnownToHaveBeenWhateverWasDecided() {
        assertEquals(Optional.empty(), begun.engaged());
        for (Brake later : List.of(on, on.confirmed(WORD), on.withdrawn(WORD), on.over())) {
            assertEquals(Optional.of(on), begun.with(later).engaged());
        }
    }

    @Test
    void aWithdrawalIsDoneWithItsLastLine() {
        Brake.Withdrawn two = on.withdrawn(WORD).plus(true, 3).plus(false, 3);
        assertEquals(new Brake.Withdrawn(on, WORD, 1, 1, false), two);
        assertEquals(new Brake.Withdrawn(on, WORD, 1, 2, true), two.plus(false, 3));
        assertEquals(new Brake.Withdrawn(on, WORD, 2, 1, true), two.plus(true, 3));
    }
}
