package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Packs;
import dev.makegood.promise.MerchantPromise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Verifies the properties of any portions under all packs, and under packs with changed fields. */
class PortionsPropertyTest {
    private static final Instant PAID_AT = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<PolicyVersion> VERSIONS = versions();

    private static List<PolicyVersion> versions() {
        var versions = new ArrayList<>(Packs.all());
        versions.removeIf(pack ->
                !pack.currency().getCode().equals("CNY") || !pack.exemptions().contains(Exemption.BUYER_ABUSE));
        versions.add(Versions.of("dhgate-stockout", "currency: USD", "currency: CNY"));
        versions.add(Versions.of("tmall-stockout", "compensation:", "compensation:\n  gifts: true\n  base: paid"));
        versions.add(Versions.of("tmall-stockout", "afterLateShipment: topUp", "afterLateShipment: add"));
        versions.add(Versions.of("douyin-stockout", "order: beforeLimits", "order: afterLimits"));
        versions.add(Versions.of(
                "douyin-stockout",
                "floorMinor: 300, capMinor: 5000",
                "floorMinor: 340, capMinor: 850",
                "    amountMinor: 300\n  - name: a promise of exactly 240",
                "    amountMinor: 400\n  - name: a promise of exactly 240",
                "order: beforeLimits",
                "order: afterLimits"));
        return versions;
    }

    private static Money cny(long minor) {
        return Money.ofMinor(CurrencyUnit.of("CNY"), minor);
    }

    @Provide
    Arbitrary<PolicyVersion> version() {
        return Arbitraries.of(VERSIONS);
    }

    /** Draws the line as a whole: promise, caps and other cases, without portions. */
    @Provide
    Arbitrary<Facts> line() {
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, 500);
        Arbitrary<Long> sums = Arbitraries.longs().between(0, 60_000);
        Arbitrary<Optional<MerchantPromise>> promises = Combinators.combine(
                        Arbitraries.of(MerchantPromise.Kind.values()), sums)
                .as((kind, sum) -> new MerchantPromise("p", kind, cny(sum)))
                .optional(0.3);
        Arbitrary<Optional<MerchantLines>> lines = Arbitraries.longs()
                .between(0, 300)
                .map(cancelled -> new MerchantLines(
                        14,
                        LocalDate.parse("2026-09-01"),
                        1_000,
                        Map.of(MerchantRate.Of.CANCELLATIONS, cancelled),
                        PAID_AT))
                .optional(0.8);
        return Combinators.combine(hours, sums, sums.optional(0.3), sums.optional(0.3), promises, lines)
                .as((promised, used, late, replaced, promise, of) -> Facts.of(
                                Violation.STOCKOUT, List.of(Portion.of(cny(1))))
                        .happened(Milestones.of(PAID_AT, PAID_AT))
                        .promisedToShip(ShipPromise.of(PAID_AT.plus(Duration.ofHours(promised))))
                        .using(Map.of(Scope.ORDER, cny(used), Scope.BUYER_MERCHANT_DAY, cny(used)))
                        .given(new Given(late.map(PortionsPropertyTest::cny), replaced.map(PortionsPropertyTest::cny)))
                        .promised(promise)
                        .counting(of)
                        .with(Set.of("bonded", "complaintUpheld")));
    }

    @Provide
    Arbitrary<List<Portion>> portions() {
        return portion().list().ofMinSize(1).ofMaxSize(7);
    }

    @Provide
    Arbitrary<Portion> portion() {
        Arbitrary<Long> paid =
                Arbitraries.oneOf(Arbitraries.of(0L, 1L), Arbitraries.longs().between(2, 400_000));
        Arbitrary<Instant> admitted = Arbitraries.of(PAID_AT, PAID_AT.plus(Duration.ofDays(90)));
        return Combinators.combine(
                        paid,
                        Arbitraries.integers().between(0, 100),
                        admitted.optional(0.5),
                        Arbitraries.of(AGREEMENTS).optional(0.3),
                        Arbitraries.of(Exemption.BUYER_ABUSE, Exemption.APPEAL_GRANTED)
                                .optional(0.2))
                .as((minor, inCoupons, at, agreement, exemption) ->
                        new Portion(cny(minor), cny(minor * inCoupons / 100), at, agreement, exemption, List.of()));
    }

    private static final List<Agreement> AGREEMENTS = List.of(
            new Agreement("c1", true, cny(3_000)),
            new Agreement("c2", false, cny(700)),
            new Agreement("c3", true, cny(0)),
            new Agreement("c4", true, cny(90_000)));

    private static Assessment assess(PolicyVersion version, Facts line, List<Portion> portions) {
        var facts = new Facts(
                version.violation(),
                portions,
                line.happened(),
                line.ship(),
                line.used(),
                line.given(),
                line.promise(),
                line.merchantLines(),
                line.attributes());
        return Assess.of(version, facts);
    }

    /** Units of the same facts are one portion or several. */
    @Property(tries = 300)
    void howUnitsAreSplitIntoPortionsDoesNotMatter(
            @ForAll("version") PolicyVersion version,
            @ForAll("line") Facts line,
            @ForAll("portions") List<Portion> portions,
            @ForAll Random random) {
        var split = new ArrayList<Portion>();
        for (Portion portion : portions) {
            Money cash = part(portion.inCash(), random);
            Money coupons = part(portion.withCoupons(), random);
            split.add(portion.paying(cash.plus(coupons), coupons));
            split.add(portion.paying(
                    portion.paid().minus(cash).minus(coupons),
                    portion.withCoupons().minus(coupons)));
        }
        Assessment whole = assess(version, line, portions);
        Assessment parts = assess(version, line, split);
        assertEquals(whole.ofPolicy(), parts.ofPolicy());
        assertEquals(whole.amount(), parts.amount());
        boolean gifts = split.stream().anyMatch(portion -> portion.paid().isZero());
        assertTrue(gifts || whole.steps().equals(parts.steps()), () -> whole + " " + parts);
    }

    private static Money part(Money whole, Random random) {
        return cny(whole.isZero() ? 0 : random.nextLong(whole.getAmountMinorLong() + 1));
    }

    @Property(tries = 300)
    void moreUnitsAreNeverWorthLess(
            @ForAll("version") PolicyVersion version,
            @ForAll("line") Facts line,
            @ForAll("portions") List<Portion> portions,
            @ForAll("portion") Portion more) {
        var grown = new ArrayList<>(portions);
        grown.add(more);
        Assessment before = assess(version, line, portions);
        Assessment after = assess(version, line, grown);
        assertTrue(!after.ofPolicy().isLessThan(before.ofPolicy()), () -> before + " " + after);
        assertTrue(!after.amount().isLessThan(before.amount()), () -> before + " " + after);
    }

    @Property(tries = 300)
    void theOrderOfPortionsDoesNotMatterForWhatThePolicyGives(
            @ForAll("version") PolicyVersion version,
            @ForAll("line") Facts line,
            @ForAll("portions") List<Portion> portions,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(portions);
        Collections.shuffle(shuffled, random);
        assertEquals(
                assess(version, line, portions).ofPolicy(),
                assess(version, line, shuffled).ofPolicy());
    }

    /** Alone, without other cases. */
    @Property(tries = 300)
    void whatThePolicyGivesIsNothingOrWithinFloorAndCap(
            @ForAll("version") PolicyVersion version,
            @ForAll("line") Facts line,
            @ForAll("portions") List<Portion> portions) {
        Facts alone = line.using(Map.of()).given(Given.NOTHING);
        long given = assess(version, alone, portions).ofPolicy().getAmountMinorLong();
        boolean within = version.compensation().tiers().stream().anyMatch(tier -> switch (tier.worth()) {
            case Worth.Fixed fixed -> given == fixed.amountMinor();
            case Worth.Percent percent -> percent.floorMinor() <= given && given <= percent.capMinor();
        });
        assertTrue(within || given == 0, () -> version.ref() + " " + given);
    }

    @Property(tries = 300)
    void scopesKeepTheirCapsAndAgreementsTheirSums(
            @ForAll("version") PolicyVersion version,
            @ForAll("line") Facts line,
            @ForAll("portions") List<Portion> portions) {
        Assessment assessment = assess(version, line, portions);
        assertEquals(assessment.amount(), assessment.ofPolicy().plus(assessment.extra()));
        for (CompensationRule.ScopeCap cap : version.compensation().caps()) {
            long left =
                    Math.max(0, cap.amountMinor() - line.used().get(cap.scope()).getAmountMinorLong());
            assertTrue(assessment.ofPolicy().getAmountMinorLong() <= left);
        }
        long agreed = portions.stream()
                .flatMap(portion -> portion.agreement().stream())
                .distinct()
                .mapToLong(agreement -> agreement.atLeast().getAmountMinorLong())
                .sum();
        assertTrue(assessment.amount().getAmountMinorLong() >= agreed);
    }

    /** Two stockouts of one price give no more than the larger of the two. */
    @Property(tries = 300)
    void aReplacementGivesNoMoreThanTheLargerOfTheTwo(
            @ForAll("version") PolicyVersion version,
            @ForAll("line") Facts line,
            @ForAll("portions") List<Portion> portions,
            @ForAll("portions") List<Portion> replaced) {
        Facts alone = line.using(Map.of()).given(Given.NOTHING).promised(Optional.empty());
        Money first = assess(version, alone, replaced).ofPolicy();
        Money own = assess(version, alone, portions).ofPolicy();
        Money second = assess(version, alone.given(new Given(Optional.empty(), Optional.of(first))), portions)
                .ofPolicy();
        assertEquals(first.isGreaterThan(own) ? first : own, first.plus(second));
    }
}
