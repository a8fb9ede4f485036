package dev.makegood.policy.assessment;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies what accrues until refunds are paid: by the day, from each instant, by each day count, rounded once. */
class AccruingTest {
    private static final String TEN_PERCENT =
            "{kind: interest, from: refundDue, annualRates: [{basisPoints: 1000}], dayCount: actual/365, rounding: halfUp}";

    private static PolicyVersion version(String accrual) {
        return Versions.read(Versions.text(
                "pdd-stockout", "  afterLateShipment: add", "  afterLateShipment: add\n  accrual: " + accrual));
    }

    private static Instant at(String local) {
        return Instant.parse(local + "+08:00");
    }

    private static Repayment repayment(long minor, String dueBy, String paidAt) {
        return new Repayment(cny(minor), Optional.empty(), Optional.of(at(dueBy)), Optional.empty(), at(paidAt));
    }

    private static Facts facts(Repayment... paid) {
        Portion portion = Portion.of(cny(100_000));
        for (Repayment one : paid) {
            portion = portion.repaid(one);
        }
        return Facts.of(Violation.STOCKOUT, List.of(portion));
    }

    private static Assessment assess(String accrual, Facts facts) {
        return Assess.of(version(accrual), facts);
    }

    /** Returns what accrues on 1,000.00 that was due at one instant and paid at another. */
    private static Money accrued(String accrual, String dueBy, String paidAt) {
        return assess(accrual, facts(repayment(100_000, dueBy, paidAt))).accrued();
    }

    @Test
    void aDayBeginsAtMidnightInTheZoneOfTheVersion() {
        String due = "2026-03-01T14:00:00";
        assertEquals(cny(0), accrued(TEN_PERCENT, due, "2026-03-01T23:59:59.999"));
        // 100,000 fen * 10 % / 365 = 27.397 fen.
        assertEquals(cny(27), accrued(TEN_PERCENT, due, "2026-03-02T00:00:00"));
        assertEquals(cny(27), accrued(TEN_PERCENT, due, "2026-03-02T23:59:59.999"));
        assertEquals(cny(55), accrued(TEN_PERCENT, due, "2026-03-03T00:00:00"));
        assertEquals(cny(27), accrued(TEN_PERCENT, "2026-03-01T23:59:59.999", "2026-03-02T00:00:00"));
    }

    @Test
    void nothingAccruesOnARefundInTime() {
        assertEquals(cny(0), accrued(TEN_PERCENT, "2026-03-05T14:00:00", "2026-03-01T14:00:00"));
        Assessment inTime =
                assess(TEN_PERCENT, facts(repayment(100_000, "2026-03-05T14:00:00", "2026-03-05T13:00:00")));
        assertEquals(assess(TEN_PERCENT, facts()), inTime);
    }

    @Test
    void theDayCountSaysWhichPartOfAYearADayIs() {
        // All of the leap year 2028: the days from 1 January to 31 December.
        String from = "2027-12-31T12:00:00";
        String to = "2028-12-31T12:00:00";
        assertEquals(cny(10_027), accrued(TEN_PERCENT, from, to));
        assertEquals(cny(10_167), accrued(TEN_PERCENT.replace("/365", "/360"), from, to));
        assertEquals(cny(10_000), accrued(TEN_PERCENT.replace("/365", "/actual"), from, to));
        // A day of a common year and a day of a leap year: 27.397 and 27.322 fen.
        String actual = TEN_PERCENT.replace("/365", "/actual").replace("1000}", "10000}");
        assertEquals(cny(274), accrued(actual, "2027-12-30T12:00:00", "2027-12-31T12:00:00"));
        assertEquals(cny(273), accrued(actual, "2027-12-31T12:00:00", "2028-01-01T00:00:00"));
        assertEquals(cny(273), accrued(actual, "2028-02-28T12:00:00", "2028-02-29T12:00:00"));
        assertEquals(cny(274), accrued(actual, "2028-12-31T12:00:00", "2029-01-01T12:00:00"));
    }

    @Test
    void itBeginsAtTheInstantThatTheVersionNames() {
        UnaryOperator<String> from = name -> TEN_PERCENT.replace("refundDue", name);
        Facts facts = facts(repayment(100_000, "2026-03-10T00:00:00", "2026-03-11T00:00:00"))
                .happened(Milestones.of(at("2026-03-01T00:00:00"), at("2026-03-07T00:00:00")))
                .promisedToShip(ShipPromise.of(at("2026-03-04T00:00:00")));
        assertEquals(cny(27), assess(from.apply("refundDue"), facts).accrued());
        assertEquals(cny(110), assess(from.apply("established"), facts).accrued());
        assertEquals(cny(192), assess(from.apply("shipTime"), facts).accrued());
        assertEquals(cny(274), assess(from.apply("payment"), facts).accrued());
        var agreed = new ShipPromise(
                Optional.empty(), Optional.of(at("2026-03-04T00:00:00")), Optional.of(at("2026-03-09T00:00:00")));
        assertEquals(
                cny(55),
                assess(from.apply("shipTime"), facts.promisedToShip(agreed)).accrued());
        Facts own = facts(new Repayment(
                        cny(100_000),
                        Optional.of(at("2026-03-09T00:00:00")),
                        Optional.empty(),
                        Optional.empty(),
                        at("2026-03-11T00:00:00")))
                .happened(facts.happened());
        assertEquals(cny(55), assess(from.apply("established"), own).accrued());
        var refused = assertThrows(InvalidInput.class, () -> assess(from.apply("refundDue"), own));
        assertEquals("dueBy", refused.field());
    }

    @Test
    void theRateIsThatOfTheDayOfPayment() {
        String rates = TEN_PERCENT.replace(
                "[{basisPoints: 1000}]",
                "[{basisPoints: 345}, {from: \"2024-07-22\", basisPoints: 335}, {from: \"2025-05-20\", basisPoints: 300}]");
        Facts facts = facts(repayment(3_650_000, "2026-03-01T00:00:00", "2026-03-11T00:00:00"));
        UnaryOperator<String> amount = paidAt -> assess(rates, facts.happened(Milestones.of(at(paidAt), at(paidAt))))
                .accrued()
                .toString();
        assertEquals("CNY 34.50", amount.apply("2024-07-21T23:59:59.999"));
        assertEquals("CNY 33.50", amount.apply("2024-07-22T00:00:00"));
        assertEquals("CNY 33.50", amount.apply("2025-05-19T23:59:59.999"));
        assertEquals("CNY 30.00", amount.apply("2025-05-20T00:00:00"));
    }

    @Test
    void theSumIsRoundedOnceAsTheVersionSays() {
        // 27.397 fen twice.
        Repayment one = repayment(100_000, "2026-03-01T12:00:00", "2026-03-02T12:00:00");
        assertEquals(cny(55), assess(TEN_PERCENT, facts(one, one)).accrued());
        assertEquals(
                cny(54),
                assess(TEN_PERCENT.replace("halfUp", "down"), facts(one, one)).accrued());
        assertEquals(
                cny(28), assess(TEN_PERCENT.replace("halfUp", "up"), facts(one)).accrued());
    }

    @Test
    void moneyThatCameBackAccruesFromItsEarlierPaymentOn() {
        Repayment first = repayment(100_000, "2026-03-01T12:00:00", "2026-03-11T12:00:00");
        var again = new Repayment(
                cny(100_000),
                Optional.empty(),
                Optional.of(at("2026-03-05T12:00:00")),
                Optional.of(first.paidAt()),
                at("2026-03-21T12:00:00"));
        Money whole = accrued(TEN_PERCENT, "2026-03-01T12:00:00", "2026-03-21T12:00:00");
        assertEquals(whole, assess(TEN_PERCENT, facts(first, again)).accrued());
    }

    @Test
    void aShareOrAnAmountOfEachDayAccrues() {
        String daily = "{kind: daily, from: refundDue, basisPoints: 5, rounding: halfUp}";
        assertEquals(cny(500), accrued(daily, "2026-03-01T12:00:00", "2026-03-11T12:00:00"));
        String perDay = "{kind: perDay, from: refundDue, amountMinor: 200}";
        assertEquals(cny(2_000), accrued(perDay, "2026-03-01T12:00:00", "2026-03-11T12:00:00"));
        // Five days of one refund and five of another, three of which are the same.
        Facts two = facts(
                repayment(1, "2026-03-01T12:00:00", "2026-03-06T12:00:00"),
                repayment(1, "2026-03-03T12:00:00", "2026-03-08T12:00:00"));
        assertEquals(cny(1_400), assess(perDay, two).accrued());
    }

    @Test
    void itIsOwedWithoutCompensationButNotOnAGroundThatAPersonFound() {
        Repayment late = repayment(100_000, "2026-03-01T12:00:00", "2026-03-11T12:00:00");
        Facts facts = facts(late);
        var agreement = new Agreement("a", false, cny(0));
        assertEquals(
                cny(274),
                assess(TEN_PERCENT, facts.each(portion -> portion.agreed(agreement)))
                        .amount());
        assertEquals(
                cny(274),
                assess(TEN_PERCENT, facts.exempt(Exemption.GOODS_INSTEAD)).amount());
        assertEquals(
                cny(274),
                assess(TEN_PERCENT, facts.exempt(Exemption.NO_COMPLAINT)).amount());
        assertEquals(
                cny(0),
                assess(TEN_PERCENT, facts.exempt(Exemption.FORCE_MAJEURE)).amount());
        assertEquals(
                cny(0),
                assess(TEN_PERCENT, facts.exempt(Exemption.APPEAL_GRANTED)).amount());
    }

    @Test
    void capsAndAgreedSumsDoNotCountIt() {
        Assessment worth = assess(TEN_PERCENT, facts(repayment(100_000, "2026-03-01T12:00:00", "2026-03-11T12:00:00")));
        assertEquals(cny(774), worth.amount());
        assertEquals(cny(500), worth.ofPolicy());
        assertEquals(cny(500), worth.beforeAccrual());
        Facts agreed = facts(repayment(100_000, "2026-03-01T12:00:00", "2026-03-11T12:00:00"))
                .each(portion -> portion.agreed(new Agreement("a", true, cny(600))));
        assertEquals(cny(874), assess(TEN_PERCENT, agreed).amount());
        assertEquals(cny(100), assess(TEN_PERCENT, agreed).extra());
    }

    @Test
    void theStepsExplainIt() {
        List<String> steps = assess(
                        TEN_PERCENT,
                        facts(
                                repayment(100_000, "2026-03-01T12:00:00", "2026-03-11T12:00:00"),
                                repayment(73_000, "2026-03-01T12:00:00", "2026-03-02T12:00:00")))
                .steps()
                .stream()
                .map((Sentence step) -> Texts.en(step))
                .toList();
        assertTrue(
                steps.containsAll(List.of(
                        "Interest until the refund was paid: 10 % a year (actual/365) on 1000.00 CNY for 10 d, after"
                                + " 2026-03-01 (deadline of the refund) up to 2026-03-11: 2.739726…",
                        "Interest until the refund was paid: 10 % a year (actual/365) on 730.00 CNY for 1 d, after"
                                + " 2026-03-01 (deadline of the refund) up to 2026-03-02: 0.2",
                        "Together: 2.939726…",
                        "Rounded half-up to the minor unit: 2.94 CNY",
                        "Compensation: 7.94 CNY")),
                steps::toString);
    }
}
