package dev.makegood.policy.publication;

import static dev.makegood.shop.Shop.CNY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.calendar.TimeLimit;
import dev.makegood.input.InvalidInput;
import dev.makegood.policy.AppealTerms;
import dev.makegood.policy.BrakeTerms;
import dev.makegood.policy.CancellationTerms;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.Consultation;
import dev.makegood.policy.DelayRule;
import dev.makegood.policy.Example;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.FurtherPeriodTerms;
import dev.makegood.policy.NegotiationTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Rounding;
import dev.makegood.policy.Scope;
import dev.makegood.policy.SilenceTerms;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Terms.Payment.Purse;
import dev.makegood.policy.Tier;
import dev.makegood.policy.UrgeTerms;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.policy.Worth;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies that each field of a policy's document is read to its place, and where its numbers contradict others. */
class PolicyDocumentTest {
    private static final String ALL = """
            policyId: p-1
            version: 2
            supersedes: 1
            platform: shop
            violation: stockout
            currency: CNY
            zone: Asia/Tokyo
            effectiveAt: "2026-03-01T00:00:00Z"
            consultation: {openedAt: "2026-01-01T00:00:00Z", closedAt: "2026-01-08T00:00:00Z", where: "https://shop.example/drafts"}
            detection: {admission: true, recount: false, overdueHours: 48, settlingHours: 12}
            compensation:
              owedOn: refunded
              requires: [complaintUpheld]
              base: paid
              gifts: true
              madeGoodFromBasisPoints: 4000
              rounding: {to: step, stepMinor: 50, mode: down, order: afterLimits}
              tiers:
                - promise: {overHours: 24, atMostHours: 240}
                  when: {bonded: true}
                  worth: {kind: percent, rateBasisPoints: 1000, floorMinor: 200, capMinor: 5000, admittedRateBasisPoints: 500}
                - when: {bonded: false}
                  worth: {kind: fixed, amountMinor: 700}
              caps:
                - {scope: order, amountMinor: 800}
                - {scope: buyerMerchantDay, amountMinor: 900}
              afterLateShipment: topUp
            payment: {payers: [deposit, balance], shortfall: advance, advanceLimitMinor: 3000}
            form: {kind: redPacket, validYears: 5}
            refund: {withinHours: 24, choiceWindowHours: 12}
            brake: {units: 1, lines: 2, amountMinor: 3, hours: 4}
            appeal: {withinDays: 7, decidedInWorkingDays: 5}
            negotiation: {proposals: 3, untilHoursBefore: 0, onceLate: true}
            cancellation: {owedIfMerchantProposes: false, owedIfBuyerProposes: true, answerWithinHours: 24, atOnceWhenLate: true}
            urge: {answerWithinHours: 36, unanswered: overdue}
            silence: {first: {consentUpToDays: 30, cancelAfterDays: 31}, later: {cancelAfterDays: 0}}
            furtherPeriod: {leastDays: 0, mostDays: 9, then: cancellation}
            exemptions: [buyerAbuse, wrongAddress]
            source: ours
            examples: [{name: nobody complained, facts: {paidMinor: 100}, amountMinor: 0}]
            """;

    private static PolicyVersion read(String... changes) {
        String text = ALL;
        for (int i = 0; i < changes.length; i += 2) {
            assertEquals(true, text.contains(changes[i]), changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return Versions.read(text);
    }

    private static void assertRefused(String field, String reason, String... changes) {
        var refused = assertThrows(InvalidInput.class, () -> read(changes));
        assertEquals(field, refused.field());
        assertEquals(reason, refused.reason().replaceAll(" \\(line \\d+\\)$", ""));
    }

    @Test
    void eachFieldHasItsPlace() {
        var percent = new Worth.Percent(1_000, 200, 5_000, Optional.of(500));
        var tiers = List.of(
                new Tier(
                        new Tier.PromiseRange(Optional.of(24), Optional.of(240)),
                        Optional.empty(),
                        Map.of("bonded", true),
                        percent),
                new Tier(Tier.PromiseRange.ANY, Optional.empty(), Map.of("bonded", false), new Worth.Fixed(700)));
        var rule = new CompensationRule(
                CompensationRule.OwedOn.REFUNDED,
                List.of("complaintUpheld"),
                CompensationRule.Base.PAID,
                true,
                4_000,
                new Rounding(Rounding.Unit.STEP, Optional.of(50L), Rounding.Mode.DOWN, Rounding.Order.AFTER_LIMITS),
                tiers,
                List.of(
                        new CompensationRule.ScopeCap(Scope.ORDER, 800),
                        new CompensationRule.ScopeCap(Scope.BUYER_MERCHANT_DAY, 900)),
                Optional.of(CompensationRule.Stacking.TOP_UP),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertEquals(
                new PolicyVersion(
                        "p-1",
                        2,
                        "shop",
                        Violation.STOCKOUT,
                        CNY,
                        ZoneId.of("Asia/Tokyo"),
                        Optional.empty(),
                        new Terms.Detection(true, false, 48, 12),
                        rule,
                        new Terms.Payment(
                                List.of(Purse.DEPOSIT, Purse.BALANCE), Terms.Payment.Shortfall.ADVANCE, 3_000),
                        new Terms.Form(Terms.Form.Kind.RED_PACKET, 5),
                        new Terms.Refund(TimeLimit.ofHours(24), 12),
                        Optional.of(new BrakeTerms(1, 2, 3, 4)),
                        new AppealTerms(TimeLimit.ofDays(7), TimeLimit.ofWorkingDays(5)),
                        new NegotiationTerms(3, 0, true),
                        new CancellationTerms(false, true, Optional.of(24), true),
                        Optional.of(new UrgeTerms(36, UrgeTerms.Unanswered.OVERDUE)),
                        Optional.of(new SilenceTerms(
                                new DelayRule(Optional.of(30), Optional.of(31)),
                                new DelayRule(Optional.empty(), Optional.of(0)))),
                        Optional.of(
                                new FurtherPeriodTerms(0, 9, FurtherPeriodTerms.Then.CANCELLATION, Optional.empty())),
                        List.of(Exemption.BUYER_ABUSE, Exemption.WRONG_ADDRESS),
                        Versions.PUBLISHED,
                        Optional.of(Instant.parse("2026-03-01T00:00:00Z")),
                        Optional.of(new Consultation(
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-08T00:00:00Z"),
                                "https://shop.example/drafts")),
                        "ours",
                        List.of(new Example(
                                "nobody complained",
                                Facts.of(Violation.STOCKOUT, List.of(Portion.of(Money.ofMinor(CNY, 100)))),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))),
                read());
    }

    @Test
    void whatIsLeftOutIsWhatThePageSays() {
        PolicyVersion version = read(
                ", settlingHours: 12",
                "",
                "  base: paid\n",
                "",
                "  gifts: true\n",
                "",
                "  madeGoodFromBasisPoints: 4000\n",
                "",
                ", advanceLimitMinor: 3000",
                "",
                "brake: {units: 1, lines: 2, amountMinor: 3, hours: 4}\n",
                "",
                "negotiation: {proposals: 3, untilHoursBefore: 0, onceLate: true}\n",
                "",
                "cancellation: {owedIfMerchantProposes: false, owedIfBuyerProposes: true, answerWithinHours: 24, atOnceWhenLate: true}\n",
                "");
        assertEquals(24, version.detection().settlingHours());
        assertEquals(CompensationRule.Base.PAID_IN_CASH, version.compensation().base());
        assertEquals(false, version.compensation().gifts());
        assertEquals(5_000, version.compensation().madeGoodFromBasisPoints());
        assertEquals(10_000, version.payment().advanceLimitMinor());
        assertEquals(Optional.empty(), version.brake());
        assertEquals(NegotiationTerms.NONE, version.negotiation());
        assertEquals(CancellationTerms.DEFAULT, version.cancellation());
    }

    @Test
    void whereNothingIsAdvancedThereIsNoLimit() {
        assertEquals(
                0,
                read("shortfall: advance, advanceLimitMinor: 3000", "shortfall: suspend")
                        .payment()
                        .advanceLimitMinor());
        assertEquals(
                0,
                read("shortfall: advance, advanceLimitMinor: 3000", "shortfall: suspend, advanceLimitMinor: 0")
                        .payment()
                        .advanceLimitMinor());
    }

    @Test
    void aVersionSupersedesTheOneBefore() {
        assertRefused("supersedes", "must be the previous version, 1", "supersedes: 1", "supersedes: 2");
    }

    @Test
    void theChoiceAndTheBrakeEndBeforeTheRefundIsLate() {
        assertEquals(
                23,
                read("choiceWindowHours: 12", "choiceWindowHours: 23").refund().choiceWindowHours());
        assertRefused(
                "refund/choiceWindowHours",
                "must be less than refund/withinHours, 24",
                "choiceWindowHours: 12",
                "choiceWindowHours: 24");
        assertEquals(23, read("hours: 4}", "hours: 23}").brake().orElseThrow().hours());
        assertRefused("brake/hours", "must be less than refund/withinHours, 24", "hours: 4}", "hours: 24}");
    }

    @Test
    void anAdmissionIsADiscountAndAFloorIsNotAboveTheCap() {
        assertEquals(
                new Worth.Percent(1_000, 5_000, 5_000, Optional.of(1_000)),
                read(
                                "floorMinor: 200",
                                "floorMinor: 5000",
                                "admittedRateBasisPoints: 500",
                                "admittedRateBasisPoints: 1000")
                        .compensation()
                        .tiers()
                        .getFirst()
                        .worth());
        assertRefused(
                "compensation/tiers/0/worth/admittedRateBasisPoints",
                "must be less than or equal to rateBasisPoints",
                "admittedRateBasisPoints: 500",
                "admittedRateBasisPoints: 1001");
        assertRefused(
                "compensation/tiers/0/worth/floorMinor",
                "is above capMinor, 5000",
                "floorMinor: 200",
                "floorMinor: 5001");
    }

    @Test
    void aScopeHasOneCap() {
        assertRefused(
                "compensation/caps/1", "is a second cap for its scope", "scope: buyerMerchantDay", "scope: order");
    }

    @Test
    void giftsGiveAFixedAmountOrAFloor() {
        assertRefused(
                "compensation/gifts",
                "has no effect, since no tier has a fixed amount or a floor",
                "floorMinor: 200",
                "floorMinor: 0",
                "amountMinor: 700",
                "amountMinor: 0");
        assertEquals(
                true, read("amountMinor: 700", "amountMinor: 0").compensation().gifts());
        assertEquals(
                true, read("floorMinor: 200", "floorMinor: 0").compensation().gifts());
    }

    @Test
    void onlyStockoutsAreBrakedOrStacked() {
        assertRefused(
                "brake",
                "is only for stockouts",
                "violation: stockout",
                "violation: late-shipment",
                "  afterLateShipment: topUp\n",
                "",
                "  madeGoodFromBasisPoints: 4000\n",
                "");
        assertRefused(
                "compensation/afterLateShipment",
                "is required for stockouts, and not allowed otherwise",
                "  afterLateShipment: topUp\n",
                "");
    }
}
