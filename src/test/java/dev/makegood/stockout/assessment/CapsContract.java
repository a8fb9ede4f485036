package dev.makegood.stockout.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Rivals;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies caps that several orders share, and cases that grow, under a policy of percentages. */
class CapsContract extends Contract {
    private Shop shop;
    private PolicyVersion tmall;

    @BeforeEach
    void publish() {
        shop = new Shop(database(), scanner());
        tmall = Versions.of("tmall-stockout");
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database()).publish(tmall));
    }

    /** Places an order for 3,000.00 with a promise of 40 hours: 10 %, 300.00. */
    private void place(String orderId, String merchantId, Instant paidAt, int quantity) {
        place("tmall", orderId, merchantId, paidAt, quantity);
    }

    private void place(String platform, String orderId, String merchantId, Instant paidAt, int quantity) {
        var line = new PaidOrder.PaidLine(
                "1", merchantId, "S1", quantity, Shop.cny(300_000), paidAt.plusSeconds(40 * 3600), List.of());
        assertInstanceOf(
                Outcome.Created.class,
                new PlaceOrder(database())
                        .place(
                                new PaidOrder(orderId, platform, Shop.BUYER, Shop.CNY, paidAt, List.of(line)),
                                shop.clock.instant()));
    }

    private Money worth(String orderId) {
        return shop.theCase(orderId, "1").assessment().amount();
    }

    @Test
    void ordersOfOneShanghaiDayShareTheCapInTheOrderOfTheirCases() {
        var lastOfTheDay = Instant.parse("2024-02-29T15:59:59.999Z");
        place("O1", "M1", lastOfTheDay, 1);
        place("O2", "M1", lastOfTheDay.minusSeconds(3600), 1);
        place("O3", "M1", lastOfTheDay.minusSeconds(7200), 1);
        place("O4", "M1", lastOfTheDay.plusMillis(1), 1);
        place("O5", "M2", lastOfTheDay, 1);
        List.of("O1", "O2", "O3", "O4", "O5").forEach(order -> shop.admit(order, "1", OptionalInt.empty()));
        assertEquals(
                List.of(Shop.cny(30_000), Shop.cny(20_000), Shop.cny(0), Shop.cny(30_000), Shop.cny(30_000)),
                List.of("O1", "O2", "O3", "O4", "O5").stream().map(this::worth).toList());
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O3", "1").compensation());
        shop.issue();
        shop.sweep();
        shop.reconcile();
    }

    @Test
    void theDayIsOneOfThePolicysZone() {
        new PublishPolicy(database())
                .publish(Versions.of(
                        "tmall-stockout",
                        "policyId: tmall-stockout",
                        "policyId: far-stockout",
                        "platform: tmall",
                        "platform: far",
                        "zone: Asia/Shanghai",
                        "zone: America/Sao_Paulo"));
        var lastOfTheDay = Instant.parse("2026-03-02T02:59:59.999Z");
        place("far", "O1", "M1", lastOfTheDay, 1);
        place("far", "O2", "M1", lastOfTheDay.minusSeconds(23 * 3600), 1);
        place("far", "O3", "M1", lastOfTheDay.plusMillis(1), 1);
        List.of("O1", "O2", "O3").forEach(order -> shop.admit(order, "1", OptionalInt.empty()));
        assertEquals(
                List.of(Shop.cny(30_000), Shop.cny(20_000), Shop.cny(30_000)),
                List.of("O1", "O2", "O3").stream().map(this::worth).toList());
    }

    @Test
    void atOnceTheyNeverHaveMoreThanTheCap() throws Exception {
        IntStream.range(0, 8).forEach(i -> place("O" + i, "M1", Shop.START, 1));
        Rivals.race(number -> shop.admit("O" + number % 8, "1", OptionalInt.empty()));
        Money total = IntStream.range(0, 8)
                .mapToObj(i -> worth("O" + i))
                .reduce(Money::plus)
                .orElseThrow();
        assertEquals(Shop.cny(50_000), total);
    }

    @Test
    void aCaseThatGrowsIsWorthMoreAndItsCouponIsRaised() {
        place("O1", "M1", Shop.START, 3);
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(Shop.cny(10_000), worth("O1"));
        shop.issue();
        assertEquals(Shop.cny(10_000), shop.theCase("O1", "1").compensated());
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(Shop.cny(30_000), worth("O1"));
        shop.issue();
        shop.issue();
        List<Coupon> coupons = shop.coupons();
        assertEquals(1, coupons.size());
        assertEquals(Shop.cny(30_000), coupons.getFirst().face());
        assertEquals(Shop.cny(30_000), coupons.getFirst().balance());
        shop.sweep();
        shop.reconcile();
    }

    @Test
    void storedFactsUnderTheCasesOwnVersionGiveTheStoredAssessment() {
        IntStream.range(0, 3).forEach(i -> place("O" + i, "M1", Shop.START, 2));
        IntStream.range(0, 3).forEach(i -> shop.admit("O" + i, "1", OptionalInt.of(1)));
        shop.admit("O0", "1", OptionalInt.empty());
        for (int i = 0; i < 3; i++) {
            Case stored = shop.theCase("O" + i, "1");
            PolicyVersion own = new Policies(database()).get(stored.policy());
            assertEquals(stored.assessment(), Assess.of(own, stored.facts()));
        }
    }

    @Test
    void anOrderOfAPlatformWithoutAPolicyIsRefused() {
        var order = new PaidOrder(
                "O1", "jd", Shop.BUYER, Shop.CNY, Shop.START, List.of(Shop.line("1", "M1", "S1", 1, 100)));
        assertEquals(
                new Outcome.Refused<>("currency", "has no policy in force for stockout on jd in CNY"),
                new PlaceOrder(database()).place(order, Shop.START));
    }
}
