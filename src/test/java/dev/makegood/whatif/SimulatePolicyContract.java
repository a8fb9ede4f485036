package dev.makegood.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.whatif.GeneratedMonth;
import dev.makegood.local.whatif.SampleDrafts;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatePolicyContract extends Contract {
    private static final PolicyVersion TMALL = Versions.of("tmall-stockout");
    private static final PolicyVersion DRAFT = Versions.read(SampleDrafts.TMALL);
    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-01T00:00:00Z");
    private static final int CASES = 16;

    private List<Case> happened;

    @BeforeEach
    void aMonth() {
        happened = GeneratedMonth.happened(database(), TMALL, CASES, 3);
    }

    private Report simulate(PolicyVersion draft, Instant from, Instant to) {
        return new SimulatePolicy(database()).simulate(draft, "tmall", from, to).orElseThrow();
    }

    @Test
    void underTheirOwnVersionCasesComeOutAsTheyAreStored() {
        Report report = simulate(TMALL, FROM, TO);
        assertEquals(CASES, report.all().cases());
        assertEquals(0, report.all().changed());
        assertEquals(
                happened.stream().map(c -> c.assessment().amount()).reduce(Money::plus),
                Optional.of(report.all().before()));
    }

    @Test
    void aDraftIsReplayedAsIfTheCasesWereGivenToIt() {
        Report report = simulate(DRAFT, FROM, TO);
        var expected = new Report.Builder(DRAFT.currency());
        var simulation = new Simulation(_ -> DRAFT, expected);
        happened.forEach(c -> simulation.replay(PastCase.of(c, "tmall")));
        assertEquals(expected.build(), report);
        assertTrue(report.all().changed() > 0);
    }

    /** Includes its first instant and excludes its last. */
    @Test
    void thePeriodIsHalfOpen() {
        Instant third = happened.get(2).establishedAt();
        Instant fifth = happened.get(4).establishedAt();
        assertEquals(2, simulate(DRAFT, third, fifth).all().cases());
        assertEquals(3, simulate(DRAFT, third, fifth.plusMillis(1)).all().cases());
        assertEquals(0, simulate(DRAFT, fifth.minusMillis(1), fifth).all().cases());
        assertEquals(0, simulate(DRAFT, TO, TO.plus(Duration.ofDays(3))).all().cases());
    }

    @Test
    void moreCasesThanCanBeReplayedAreRefused() {
        assertTrue(new SimulatePolicy(database(), CASES)
                .simulate(DRAFT, "tmall", FROM, TO)
                .isPresent());
        assertEquals(Optional.empty(), new SimulatePolicy(database(), CASES - 1).simulate(DRAFT, "tmall", FROM, TO));
    }

    @Test
    void casesOfAnotherPlatformAreLeftOut() {
        assertEquals(
                0,
                new SimulatePolicy(database())
                        .simulate(Versions.of("pdd-stockout"), "pinduoduo", FROM, TO)
                        .orElseThrow()
                        .all()
                        .cases());
    }
}
