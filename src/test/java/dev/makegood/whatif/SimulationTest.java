package dev.makegood.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.whatif.GeneratedMonth;
import dev.makegood.local.whatif.SampleDrafts;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import java.time.Instant;
import java.util.HashMap;
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

class SimulationTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
    private static final PolicyVersion TMALL = Versions.of("tmall-stockout");
    private static final PolicyVersion LATE = Versions.of("tmall-late-shipment");
    private static final PolicyVersion DRAFT = Versions.read(SampleDrafts.TMALL);

    private static Money cny(long minor) {
        return Money.ofMinor(CNY, minor);
    }

    private static Report replay(List<PastCase> cases, PolicyVersion... versions) {
        var report = new Report.Builder(CNY);
        var simulation = new Simulation(past -> version(past, versions), report);
        cases.stream().sorted(PastCase.ORDER).forEach(simulation::replay);
        return report.build();
    }

    private static PolicyVersion version(PastCase past, PolicyVersion... versions) {
        return List.of(versions).stream()
                .filter(version -> version.violation() == past.id().violation())
                .findFirst()
                .orElseThrow();
    }

    /** Agrees exactly, whatever part of the past is replayed. */
    @Property(tries = 30)
    void underTheirOwnVersionCasesComeOutAsTheyAreStored(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll @IntRange(min = 0, max = 250) int from) {
        List<PastCase> month = GeneratedMonth.of(TMALL, 300, seed);
        Report report = replay(month.subList(from, month.size()), TMALL);
        assertEquals(0, report.all().changed());
        assertEquals(report.all().before(), report.all().after());
        assertEquals(300 - from, report.all().cases());
    }

    @Property(tries = 30)
    void noScopeComesOutAboveTheCapOfTheDraft(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Map<List<String>, Money> perScope = new HashMap<>();
        var simulation = new Simulation(_ -> DRAFT, new Report.Builder(CNY));
        GeneratedMonth.of(TMALL, 300, seed)
                .forEach(past -> perScope.merge(
                        Scope.BUYER_MERCHANT_DAY.name(past.member(DRAFT)), simulation.replay(past), Money::plus));
        perScope.forEach((scope, sum) -> assertTrue(!sum.isGreaterThan(cny(40_000)), scope + " " + sum));
    }

    @Property(tries = 10)
    void theTotalsAreThoseOfTheMerchants(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Report report = replay(GeneratedMonth.of(TMALL, 200, seed), DRAFT);
        Money difference = report.merchants().stream()
                .map(merchant -> merchant.totals().difference())
                .reduce(cny(0), Money::plus);
        assertEquals(report.all().difference(), difference);
        assertEquals(
                200,
                report.merchants().stream()
                        .mapToLong(merchant -> merchant.totals().cases())
                        .sum());
        assertEquals(report.flips().size(), report.toNothing() + report.toSomething());
    }

    /** Returns a case of one buyer, merchant and day. */
    private static PastCase past(String order, Violation violation, int second, long paid, long used, long amount) {
        Instant paidAt = Instant.parse("2026-03-01T00:00:00Z");
        var facts = Facts.of(violation, List.of(Portion.of(cny(paid))))
                .happened(new Milestones(Optional.of(paidAt), Optional.empty(), Optional.empty()))
                .promisedToShip(ShipPromise.of(paidAt.plusSeconds(3600)))
                .using(Map.of(Scope.BUYER_MERCHANT_DAY, cny(used)));
        return new PastCase(
                new CaseId(order, "1", violation),
                "tmall",
                "m",
                "b",
                paidAt.plusSeconds(second),
                TMALL.ref(),
                facts,
                cny(amount),
                cny(amount));
    }

    private static PastCase stockout(String order, int second, long paid, long used, long amount) {
        return past(order, Violation.STOCKOUT, second, paid, used, amount);
    }

    @Test
    void whatOtherCasesUsedBeforeThePeriodStaysUsed() {
        assertEquals(
                0,
                replay(List.of(stockout("o", 1, 500_000, 45_000, 5_000)), TMALL)
                        .all()
                        .changed());
        Report under = replay(List.of(stockout("o", 1, 500_000, 45_000, 5_000)), DRAFT);
        assertEquals(cny(0), under.all().after());
        assertEquals(1, under.toNothing());
    }

    /** The first case grew after the second one had used its part, so it saw a use that came later. */
    @Test
    void aCaseThatGrewComesOutAsStored() {
        List<PastCase> grown =
                List.of(stockout("a", 1, 200_000, 30_000, 20_000), stockout("b", 2, 300_000, 3_000, 30_000));
        assertEquals(0, replay(grown, TMALL).all().changed());
    }

    /** Under a version that does not know the ground, the compensation is owed. */
    @Test
    void anExemptCaseStaysExemptWhereItsGroundIsOne() {
        PastCase owed = stockout("o", 1, 10_000, 0, 0);
        PastCase exempt = with(stockout("o", 1, 10_000, 0, 0), owed.facts().exempt(Exemption.BUYER_ABUSE));
        assertEquals(0, replay(List.of(exempt), TMALL).all().changed());
        PolicyVersion stricter = Versions.of("tmall-stockout", "exemptions: [buyerAbuse, ", "exemptions: [");
        assertEquals(cny(1_000), replay(List.of(exempt), stricter).all().after());
    }

    /** Two units were late and one of them became short: it tops up half of the replayed late shipment. */
    @Test
    void ofALateShipmentThatComesOutOtherwiseEachUnitHasItsShare() {
        PastCase late = past("o", Violation.LATE_SHIPMENT, 1, 40_000, 0, 2_000);
        PastCase unit = stockout("o", 10, 20_000, 2_000, 1_000);
        PastCase topped = with(unit, unit.facts().afterLateShipment(cny(1_000)));
        assertEquals(0, replay(List.of(late, topped), TMALL, LATE).all().changed());
        PolicyVersion dearerLate = Versions.of(
                "tmall-late-shipment",
                "rateBasisPoints: 500",
                "rateBasisPoints: 800",
                "amountMinor: 1000\n",
                "amountMinor: 1600\n");
        assertEquals(
                cny(3_200 + 2_000 - 1_600),
                replay(List.of(late, topped), TMALL, dearerLate).all().after());
    }

    /** 100.00 for two units, half of it with coupons; the appeal about a third unit was granted. */
    @Test
    void aDraftThatCountsCouponsIsSeenAndAGrantedAppealStays() {
        PastCase one = stockout("o", 1, 10_000, 0, 500);
        Portion paid = Portion.of(cny(10_000), cny(5_000));
        PastCase withCoupons = with(one, one.facts().about(List.of(paid, paid.exempt(Exemption.APPEAL_GRANTED))));
        assertEquals(0, replay(List.of(withCoupons), TMALL).all().changed());
        PolicyVersion all = Versions.of("tmall-stockout", "compensation:", "compensation:\n  base: paid");
        assertEquals(cny(1_000), replay(List.of(withCoupons), all).all().after());
    }

    /** Goods instead of a refund exempt units only if compensation depends on the refund. */
    @Test
    void goodsInsteadAreAGroundUnderADraftThatWaitsForTheRefund() {
        PastCase one = stockout("o", 1, 10_000, 0, 0);
        PastCase swapped = with(one, one.facts().exempt(Exemption.GOODS_INSTEAD));
        PolicyVersion refunded = Versions.of("tmall-stockout", "owedOn: established", "owedOn: refunded");
        assertEquals(cny(0), replay(List.of(swapped), refunded).all().after());
        assertEquals(cny(1_000), replay(List.of(swapped), TMALL).all().after());
    }

    private static PastCase with(PastCase past, Facts facts) {
        return new PastCase(
                past.id(),
                past.platform(),
                past.merchantId(),
                past.buyer(),
                past.establishedAt(),
                past.policy(),
                facts,
                past.amount(),
                past.ofPolicy());
    }

    @Test
    void ofSeveralAtOneInstantTheOneThatFoundLessUsedIsFirst() {
        List<PastCase> together =
                List.of(stockout("a", 1, 300_000, 30_000, 20_000), stockout("b", 1, 300_000, 0, 30_000));
        Report report = replay(together, DRAFT);
        assertEquals(cny(40_000), report.all().after());
        assertEquals(1, report.all().changed());
    }

    @Test
    void casesOfTheOtherViolationShareTheCapAndAreToppedUp() {
        PastCase late = past("o", Violation.LATE_SHIPMENT, 1, 10_000, 0, 500);
        PastCase short1 = new PastCase(
                new CaseId("o", "1", Violation.STOCKOUT),
                "tmall",
                "m",
                "b",
                late.establishedAt().plusSeconds(9),
                TMALL.ref(),
                stockout("o", 10, 10_000, 500, 500).facts().afterLateShipment(cny(500)),
                cny(500),
                cny(500));
        assertEquals(0, replay(List.of(late, short1), TMALL, LATE).all().changed());
        PolicyVersion dearerLate = Versions.of(
                "tmall-late-shipment",
                "rateBasisPoints: 500",
                "rateBasisPoints: 800",
                "amountMinor: 1000\n",
                "amountMinor: 1600\n");
        Report report = replay(List.of(late, short1), TMALL, dearerLate);
        assertEquals(cny(1_000), report.all().after(), "8 % late, 2 % on top");
        assertEquals(2, report.all().changed());
    }
}
