package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.policy.Exemption;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.wording.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a merchant's promise only adds to the policy, for orders paid while it is in effect. */
class PromiseContract extends Contract {
    private static final MerchantPromise.Kind EXTRA = MerchantPromise.Kind.EXTRA;
    private static final MerchantPromise.Kind AT_LEAST = MerchantPromise.Kind.AT_LEAST;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private Outcome<Promised> promise(String id, String platform, MerchantPromise.Kind kind, long minor, Instant at) {
        return new PublishPromise(database())
                .publish(new Promised(
                        "M1",
                        Optional.ofNullable(platform),
                        new MerchantPromise(id, kind, Money.ofMinor(CNY, minor)),
                        shop.clock.instant(),
                        at));
    }

    private Money short1(String orderId, Instant paidAt) {
        shop.place(orderId, paidAt, line("1", "M1", "S1", 1, 100));
        shop.admit(orderId, "1", OptionalInt.empty());
        return shop.theCase(orderId, "1").assessment().amount();
    }

    @Test
    void whatCouldNeverBeGivenIsNotPromised() {
        for (var kind : List.of(EXTRA, AT_LEAST)) {
            var refused = assertInstanceOf(
                    Outcome.Refused.class, promise("p-1", null, kind, 1_000_001, Shop.START), kind::id);
            assertEquals(kind.id() + "Minor", refused.field());
            assertInstanceOf(Outcome.Created.class, promise("p-" + kind.id(), null, kind, 1_000_000, Shop.START));
        }
    }

    @Test
    void itComesOnTopWithItsOwnStepAndTheSameCoupon() {
        promise("p-1", null, EXTRA, 250, Shop.START);
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M1", "S2", 1, 200), line("3", "M2", "S3", 1, 300));
        List.of("1", "2", "3").forEach(lineId -> shop.admit("O1", lineId, OptionalInt.empty()));
        var first = shop.theCase("O1", "1").assessment();
        assertEquals(cny(750), first.amount());
        assertEquals(cny(250), first.extra());
        assertEquals(
                "The merchant's own promise p-1, 2.50 CNY more: 7.50 CNY",
                Texts.en(first.steps().get(2)));
        assertEquals(cny(250), shop.theCase("O1", "2").assessment().amount(), "no cap of the policy limits it");
        assertEquals(cny(0), shop.theCase("O1", "3").assessment().amount(), "it is M1's own");
        assertTrue(shop.told(Actor.buyer(Shop.BUYER), CaseFact.StockoutBuyer.class)
                .toString()
                .contains("Of this, 2.50 CNY is what the merchant itself promised"));
        assertEquals(2, shop.issue().issued());
        assertEquals(cny(1_000), shop.account("M1").receivable());
        shop.reconcile();
    }

    @Test
    void anExemptionLeavesNothingOfItAndTheNextCaseGetsOnlyThePolicysPart() {
        promise("p-1", null, EXTRA, 250, Shop.START);
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M1", "S2", 1, 200));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.admit("O1", "2", OptionalInt.empty());
        var finding = new ExemptCase.ExemptCommand(Shop.caseId("O1", "1"), Exemption.BUYER_ABUSE, Shop.START, "file 7");
        new ExemptCase(database(), new Refunds(database()))
                .exempt(finding, Actor.of("operator:anna"), shop.clock.instant());
        assertEquals(cny(0), shop.theCase("O1", "1").assessment().amount());
        assertEquals(cny(750), shop.theCase("O1", "2").assessment().amount());
        shop.issue();
        shop.reconcile();
    }

    @Test
    void atLeastIsNeverLessThanThePolicyGives() {
        promise("p-1", null, AT_LEAST, 499, Shop.START);
        assertEquals(cny(500), short1("O1", Shop.START));
        promise("p-2", null, AT_LEAST, 501, Shop.START.plusMillis(1));
        assertEquals(cny(501), short1("O2", Shop.START.plusMillis(1)));
    }

    @Test
    void anOrderHasThePromiseThatWasInEffectWhenItWasPaid() {
        Instant change = Shop.START.plusSeconds(60);
        promise("p-1", "pinduoduo", EXTRA, 100, Shop.START);
        promise("p-2", null, EXTRA, 200, change);
        promise("p-3", "tmall", EXTRA, 900, change);
        assertInstanceOf(Outcome.Refused.class, promise("p-4", null, EXTRA, 0, Shop.START.minusMillis(1)));
        assertInstanceOf(Outcome.Repeated.class, promise("p-1", "pinduoduo", EXTRA, 100, Shop.START));
        assertInstanceOf(Outcome.Conflict.class, promise("p-1", "pinduoduo", EXTRA, 99, Shop.START));
        assertEquals(cny(500), short1("O1", Shop.START.minusMillis(1)));
        assertEquals(cny(600), short1("O2", Shop.START));
        assertEquals(cny(600), short1("O3", change.minusMillis(1)));
        assertEquals(cny(700), short1("O4", change));
        promise("p-5", null, EXTRA, 0, change.plusSeconds(1));
        assertEquals(cny(700), short1("O5", change.plusMillis(999)));
        assertEquals(cny(500), short1("O6", change.plusSeconds(1)));
        assertEquals(Optional.empty(), shop.theCase("O6", "1").facts().promise(), "a promise of nothing is none");
        shop.issue();
        shop.reconcile();
    }
}
