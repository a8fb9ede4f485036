package dev.makegood.stockout.stranding;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies which units belong to an act, and the size of an act that engages the brake. */
class BrakingTest {
    /** As many lines as are stranded at one look. */
    private static final int PAGE = 10;

    private static final int UNITS = 12;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    @BeforeEach
    void policy() {
        shop.cutClock();
        shop.amend(
                "units: 200, lines: 100, amountMinor: 5000000, hours: 12",
                "units: 12, lines: 11, amountMinor: 20000, hours: 12");
    }

    private List<Stranding> braked() {
        return new Strandings(database).on(10, Optional.empty()).items();
    }

    private void countsNothingOf(int orders) {
        for (int n = 1; n <= orders; n++) {
            shop.place("O" + n, line("1", "M1", "S1", 1, 100));
        }
        shop.count("M1", "S1", "c-1", 0);
        assertEquals(Math.min(PAGE, orders), shop.strand(1).lines());
    }

    private void admits(int units, long minor) {
        shop.place("O1", line("1", "M1", "S1", units, minor));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    @Test
    void unitsThatACountIsStillToStrandCountFromItsFirstLine() {
        countsNothingOf(UNITS + 1);
        Stranding braked = braked().getFirst();
        assertEquals(PAGE, braked.units());
        assertEquals(new Brake.On(START, START.plus(Duration.ofHours(12)), false), braked.brake());
    }

    @Test
    void aCountOfNoMoreThanTheUnitsIsNot() {
        countsNothingOf(UNITS);
        assertEquals(List.of(), braked());
    }

    @Test
    void aCaseOfManyTranchesGoesShortAsOftenAsOneCountStrandsIt() {
        shop.place("O1", line("1", "M1", "S1", 60, 6_000));
        for (int n = 1; n <= 50; n++) {
            shop.clock.advance(Duration.ofMinutes(1));
            shop.admit("O1", "1", OptionalInt.of(n));
        }
        shop.count("M1", "S1", "c-1", 9);
        assertEquals(1, shop.strand(100).lines());
        shop.place("O0", START.minus(Duration.ofHours(1)), line("1", "M1", "S1", 1, 100));
        assertEquals(1, shop.strand(100).units());
        assertEquals(52, shop.theCase("O1", "1").units());
        String act = shop.refunds("O1", "1").getLast().act().orElseThrow().strandingId();
        Stranding stranding = new Strandings(database).get(act).value();
        assertEquals(1, stranding.lines());
        assertEquals(2, stranding.units());
    }

    @Test
    void aCountOfMoreThanTheLinesIs() {
        countsNothingOf(UNITS);
        shop.strand(100);
        assertEquals(UNITS, braked().getFirst().lines());
    }

    @Test
    void anAdmissionOfMoreUnitsOrMoreMoneyIs() {
        admits(UNITS, 20_000);
        assertEquals(List.of(), braked());
        shop.place("O2", line("1", "M1", "S1", UNITS + 1, 100));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.place("O3", line("1", "M1", "S1", 1, 20_001));
        shop.admit("O3", "1", OptionalInt.empty());
        assertEquals(
                List.of("admission O2~1~stockout", "admission O3~1~stockout"),
                braked().stream().map(Stranding::report).sorted().toList());
        assertEquals(
                List.of(Stranding.Kind.ADMISSION, Stranding.Kind.ADMISSION),
                braked().stream().map(Stranding::kind).toList());
    }

    @Test
    void twoAdmissionsOfOneLineAreTwoActs() {
        shop.place("O1", line("1", "M1", "S1", 2 * UNITS + 2, 100));
        shop.admit("O1", "1", OptionalInt.of(UNITS + 1));
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(
                List.of(UNITS + 1L, UNITS + 1L),
                braked().stream().map(Stranding::units).toList());
    }

    @Test
    void aLineThatGrowsByTheSameCountIsOneLine() {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.place("O1", START.plusSeconds(1), line("1", "M1", "S1", 20, 100));
        shop.count("M1", "S1", "c-1", 5);
        shop.strand(100);
        shop.place("O2", START, line("1", "M1", "S1", 3, 100));
        shop.strand(100);
        Stranding braked = braked().getFirst();
        assertEquals(1, braked.lines());
        assertEquals(18, braked.units());
        assertEquals(List.of(Shop.cny(90)), braked.refunds());
    }

    private boolean isOfAnAct(String orderId) {
        return shop.refunds(orderId, "1").getFirst().act().isPresent();
    }

    @Test
    void anAdmissionWithinTheLimitsIsNoAct() {
        admits(UNITS, 20_000);
        assertFalse(isOfAnAct("O1"));
    }

    @Test
    void whatIsFoundOnceTheHoursOfTheBrakeAreOverBelongsToNoAct() {
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        shop.place("O2", line("1", "M1", "S2", 1, 100));
        shop.count("M1", "S1", "c-1", 0);
        shop.count("M1", "S2", "c-2", 0);
        shop.clock.advance(Duration.ofHours(12).minusMillis(1));
        shop.strand(1);
        shop.clock.advance(Duration.ofMillis(1));
        shop.strand(100);
        assertEquals(1, Stream.of("O1", "O2").filter(this::isOfAnAct).count());
    }

    @Test
    void whatIsOrderedADayAfterTheCountDoesNotBelongToIt() {
        shop.count("M1", "S1", "c-1", 0);
        shop.clock.advance(Duration.ofHours(24).minusMillis(1));
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        shop.strand(100);
        assertTrue(isOfAnAct("O1"));
        shop.clock.advance(Duration.ofMillis(1));
        shop.place("O2", line("1", "M1", "S1", 1, 100));
        shop.strand(100);
        assertFalse(isOfAnAct("O2"));
    }

    @Test
    void aLineThatGrowsByAnotherCountIsALineOfBoth() {
        shop.place("O1", line("1", "M1", "S1", 30, 100));
        shop.count("M1", "S1", "c-1", 15);
        shop.strand(100);
        shop.clock.advance(Duration.ofMinutes(1));
        shop.count("M1", "S1", "c-2", 0);
        shop.strand(100);
        assertEquals(List.of(1, 1), braked().stream().map(Stranding::lines).toList());
        assertEquals(List.of(15L, 15L), braked().stream().map(Stranding::units).toList());
    }
}
