package dev.makegood.refund;

import static dev.makegood.shop.Shop.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.command.Actor;
import dev.makegood.market.Market;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.Notices;
import dev.makegood.policy.Laws;
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
    private Refund admitted(Shop shop) {
        shop.place("O1", Shop.line("1", "M1", "A", 1, 1_000));
        shop.admit("O1", "1", OptionalInt.empty());
        return shop.refunds("O1", "1").getFirst();
    }

    @Test
    void theLawsTimeHoldsIfItIsStricterAndBuyerAndMerchantAreTold() {
        Laws.ofRefunds(TimeLimit.ofHours(20)).run(() -> {
            var shop = new Shop(database(), scanner());
            assertEquals(START.plus(Duration.ofHours(20)), admitted(shop).due().deadline());
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

    /** The version is older than the law, so its waits were not refused. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        choiceWindowHours: 336|units: 200
        choiceWindowHours: 0|units: 1
        choiceWindowHours: 336|units: 1
        """)
    void noWaitMakesARefundLaterThanTheLaw(String window, String brake) {
        var shop = new Shop(database(), scanner());
        shop.amend(
                "withinHours: 24, choiceWindowHours: 0",
                "withinDays: 30, " + window,
                "units: 200",
                brake,
                "hours: 12}",
                "hours: 480}");
        Laws.ofRefunds(TimeLimit.ofWorkingDays(7)).run(() -> {
            shop.place("O1", Shop.line("1", "M1", "A", 2, 1_000));
            shop.admit("O1", "1", OptionalInt.empty());
            Refund refund = shop.refunds("O1", "1").getFirst();
            Instant end = refund.due().deadline().minus(Duration.ofHours(1));
            if (window.endsWith("336")) {
                assertEquals(end, refund.due().dueAt());
                var told = new Notices(database())
                        .ofRecipient(Actor.buyer(Shop.BUYER), 100, Optional.empty())
                        .items();
                assertTrue(
                        told.stream()
                                .map(Notice::fact)
                                .anyMatch(fact -> fact instanceof ChoiceFact.ChoiceBuyer choice
                                        && choice.deadline().equals(end)),
                        told::toString);
            }
            shop.clock.advance(Duration.between(shop.clock.instant(), end).minusMillis(1));
            assertEquals(0, shop.sweep().settled());
            shop.clock.advance(Duration.ofMillis(1));
            assertEquals(1, shop.sweep().settled());
            RefundState.Paid paid = assertInstanceOf(
                    RefundState.Paid.class, shop.refunds("O1", "1").getFirst().state());
            assertFalse(paid.at().isAfter(refund.due().deadline()));
        });
    }

    @Test
    void thePolicysTimeHoldsIfItIsStricterAndNothingIsSaidOfTheLaw() {
        Laws.ofRefunds(TimeLimit.ofHours(24)).run(() -> {
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
        Market market = Laws.ofRefunds(TimeLimit.ofWorkingDays(workingDays));
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
