package dev.makegood.refund;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.market.Market;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.Notices;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that the stricter of a policy's time and the law's holds, and that buyer and merchant are told so. */
class StricterLawContract extends Contract {
    private static Market with(TimeLimit limit) {
        Market china = Market.named("cn");
        var periods = china.periods();
        return new Market(
                china.zone(),
                china.calendar(),
                china.languages(),
                new Market.Periods(
                        periods.policyNoticeDays(),
                        periods.claimWithin(),
                        periods.claimDecidedIn(),
                        periods.handOverAnsweredIn(),
                        Optional.of(new Market.LegalLimit(limit, "Law 1"))));
    }

    private Refund admitted(Shop shop) {
        shop.place("O1", Shop.line("1", "M1", "A", 1, 1_000));
        shop.admit("O1", "1", OptionalInt.empty());
        return shop.refunds("O1", "1").getFirst();
    }

    @Test
    void theLawsTimeHoldsIfItIsStricterAndBuyerAndMerchantAreTold() {
        with(TimeLimit.ofHours(12)).run(() -> {
            var shop = new Shop(database(), scanner());
            assertEquals(START.plus(Duration.ofHours(12)), admitted(shop).due().deadline());
            for (var to : List.of(Actor.buyer(Shop.BUYER), Actor.merchant("M1"))) {
                List<Notice> told = new Notices(database())
                        .ofRecipient(to, 100, Optional.empty())
                        .items();
                var text = NoticeText.render(told.getFirst());
                assertTrue(text.byField().get("en").contains("The law (Law 1) sets"), text::toString);
                text.byField().values().forEach(in -> assertTrue(in.contains("Law 1"), in));
            }
        });
    }

    @Test
    void thePolicysTimeHoldsIfItIsStricterAndNothingIsSaidOfTheLaw() {
        with(TimeLimit.ofHours(24)).run(() -> {
            var shop = new Shop(database(), scanner());
            assertEquals(START.plus(Duration.ofHours(24)), admitted(shop).due().deadline());
            String told = shop.told(Actor.buyer(Shop.BUYER), CaseFact.StockoutBuyer.class)
                    .getFirst();
            assertFalse(told.contains("Law 1"), told);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "withinWorkingDays: 7, 3",
        "withinDays: 30, 7",
        "withinHours: 8000, 7",
    })
    void daysAreComparedWithHoursByTheirLastInstant(String within, int workingDays) {
        Market market = with(TimeLimit.ofWorkingDays(workingDays));
        market.run(() -> {
            PolicyVersion policy = Versions.of(
                    "pdd-stockout",
                    "withinHours: 24",
                    within,
                    "zone: Asia/Shanghai",
                    "calendar: CN\nzone: Asia/Shanghai");
            for (String from : List.of("2026-02-13T15:59:59.999Z", "2026-02-13T16:00:00Z", "2026-09-30T01:00:00Z")) {
                Instant began = Instant.parse(from);
                Instant last = market.end(TimeLimit.ofWorkingDays(workingDays), began)
                        .at()
                        .minusMillis(1);
                assertEquals(last, policy.refundBy(began));
                assertEquals("Law 1", policy.stricterLaw(began).orElseThrow().law());
                assertTrue(policy.ownRefundBy(began).isAfter(last));
                Instant counted = policy.refundFrom(last);
                assertTrue(counted.isAfter(began) && counted.isBefore(last));
                assertEquals(last, policy.refundBy(counted.minusMillis(1)));
            }
        });
    }

    /** In the United States the law's seven working days are looser than the 24 hours of the packs. */
    @Test
    void theMarketOfTheUnitedStatesHasTheLawOfTheUnitedStates() {
        Market.named("us").run(() -> {
            Instant began = Instant.parse("2026-11-23T17:00:00Z");
            assertEquals(Optional.empty(), Versions.of("pdd-stockout").stricterLaw(began));
            PolicyVersion slow =
                    Versions.of("us-ftc-435-stockout", "withinWorkingDays: 7", "withinDays: 30", "refundBy:", "#");
            assertEquals(
                    "16 CFR 435.1(b)", slow.stricterLaw(began).orElseThrow().law());
            assertEquals(Instant.parse("2026-12-04T04:59:59.999Z"), slow.refundBy(began));
        });
    }
}
