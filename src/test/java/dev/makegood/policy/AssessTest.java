package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import dev.makegood.storage.StorageJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The packs carry their examples; here is what holds for any facts. */
class AssessTest {
    private static final Instant PAID_AT = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<PolicyVersion> PACKS = Packs.all();

    private static Money cny(long minor) {
        return Money.ofMinor(CurrencyUnit.of("CNY"), minor);
    }

    private static Facts facts(PolicyVersion policy, long paid, int promisedHours, Map<Scope, Money> used) {
        Instant promised = PAID_AT.plus(Duration.ofHours(promisedHours));
        return Facts.of(policy.violation(), List.of(Portion.of(cny(paid))))
                .happened(Milestones.of(PAID_AT, promised))
                .promisedToShip(ShipPromise.of(promised))
                .using(used)
                .with(Set.of("bonded", "complaintUpheld"));
    }

    private static long worth(PolicyVersion policy, long paid, int promisedHours, Map<Scope, Money> used) {
        return Assess.of(policy, facts(policy, paid, promisedHours, used))
                .amount()
                .getAmountMinorLong();
    }

    @Property
    void more_paid_is_never_worth_less(
            @ForAll @IntRange(max = 5) int pack,
            @ForAll @LongRange(max = 10_000_000) long paid,
            @ForAll @LongRange(max = 10_000) long more,
            @ForAll @IntRange(max = 500) int hours) {
        PolicyVersion policy = PACKS.get(pack);
        assertTrue(worth(policy, paid, hours, Map.of()) <= worth(policy, paid + more, hours, Map.of()));
    }

    @Property
    void before_caps_by_scope_it_is_between_floor_and_cap(
            @ForAll @IntRange(max = 5) int pack,
            @ForAll @LongRange(max = 10_000_000) long paid,
            @ForAll @IntRange(max = 500) int hours) {
        PolicyVersion policy = PACKS.get(pack);
        long worth = worth(policy, paid, hours, Map.of());
        boolean between = policy.compensation().tiers().stream().anyMatch(tier -> switch (tier.worth()) {
            case Worth.Fixed fixed -> worth == fixed.amountMinor();
            case Worth.Percent percent -> percent.floorMinor() <= worth && worth <= percent.capMinor();
        });
        boolean noTier = policy.policyId().equals("douyin-late-shipment") && hours <= 48 && worth == 0;
        assertTrue(between || noTier, () -> policy.ref() + ": " + worth);
    }

    @Property
    void a_scope_never_gets_more_than_its_cap_however_its_cases_come(
            @ForAll @IntRange(max = 5) int pack, @ForAll List<@LongRange(max = 1_000_000) Long> paid) {
        PolicyVersion policy = PACKS.get(pack);
        for (CompensationRule.ScopeCap cap : policy.compensation().caps()) {
            long used = 0;
            for (long one : paid) {
                long worth = worth(policy, one, 72, Map.of(cap.scope(), cny(used)));
                long uncapped = worth(policy, one, 72, Map.of());
                assertEquals(Math.min(uncapped, cap.amountMinor() - used), worth);
                used += worth;
            }
            assertTrue(used <= cap.amountMinor());
        }
    }

    @Property
    void stored_facts_give_the_stored_amount(
            @ForAll @IntRange(max = 5) int pack,
            @ForAll @LongRange(max = 10_000_000) long paid,
            @ForAll @IntRange(max = 500) int hours,
            @ForAll @LongRange(max = 60_000) long used)
            throws Exception {
        PolicyVersion policy = PACKS.get(pack);
        Facts facts = facts(policy, paid, hours, Map.of(Scope.ORDER, cny(used), Scope.BUYER_MERCHANT_DAY, cny(used)));
        var stored = StorageJson.tree(facts);
        Facts read = StorageJson.read(stored, Facts.class);
        assertEquals(facts, read);
        assertEquals(Assess.of(policy, facts), Assess.of(policy, read));
        PolicyVersion version = StorageJson.read(StorageJson.tree(policy), PolicyVersion.class);
        assertEquals(policy, version);
        assertEquals(Policies.digest(policy), Policies.digest(version));
    }

    @Test
    void what_the_late_shipment_gave_is_topped_up_or_added_to() {
        PolicyVersion tmall = Versions.of("tmall-stockout");
        Facts facts = facts(tmall, 30_000, 72, Map.of());
        Facts late = facts.afterLateShipment(cny(1_500));
        assertEquals(cny(4_500), Assess.of(tmall, facts).amount());
        assertEquals(cny(3_000), Assess.of(tmall, late).amount());
        PolicyVersion adding = Versions.of("tmall-stockout", "afterLateShipment: topUp", "afterLateShipment: add");
        assertEquals(cny(4_500), Assess.of(adding, late).amount());
    }

    @Test
    void the_order_of_rounding_and_limits_is_the_versions_word() {
        PolicyVersion before = Versions.of(
                "douyin-stockout", "capMinor: 5000", "capMinor: 849", "amountMinor: 5000", "amountMinor: 849");
        assertEquals(800, worth(before, 15_000, 480, Map.of()));
        assertEquals(849, worth(before, 17_000, 480, Map.of()));
        PolicyVersion after = Versions.of(
                "douyin-stockout",
                "capMinor: 5000",
                "capMinor: 849",
                "amountMinor: 5000",
                "amountMinor: 800",
                "order: beforeLimits",
                "order: afterLimits");
        assertEquals(800, worth(after, 17_000, 480, Map.of()));
    }

    @Test
    void every_step_is_told_in_words_and_numbers() {
        var steps = Assess.of(
                        Versions.of("douyin-stockout"), facts(Versions.of("douyin-stockout"), 15_000, 264, Map.of()))
                .steps();
        assertEquals(
                List.of(
                        "douyin-stockout@1, tier: promised within more than 240 h",
                        "5 % of what was paid, 150.00 CNY: 7.5",
                        "Rounded half-up to the whole unit: 8.00 CNY",
                        "Compensation: 8.00 CNY"),
                steps.stream().map(Step::en).toList());
        assertEquals("四舍五入至整元：8.00 CNY", steps.get(2).zhCN());
    }

    @Test
    void facts_that_the_version_asks_for_are_named_when_they_lack() {
        PolicyVersion douyin = Versions.of("douyin-stockout");
        Facts bare = Facts.of(Violation.STOCKOUT, List.of(Portion.of(cny(1))));
        assertEquals(
                "paidAt",
                assertThrows(InvalidInput.class, () -> Assess.of(douyin, bare)).field());
        assertEquals(cny(500), Assess.of(Packs.DEFAULT, bare).amount());
    }
}
