package dev.makegood.policy.publication;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.input.InvalidInput;
import dev.makegood.input.YamlText;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Repayment;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.promise.MerchantPromise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Verifies that each field of a document of facts is read to its place. */
class FactsDocumentTest {
    private static final String ALL = """
            violation: Late Shipment
            currency: CNY
            paidAt: "2026-03-01T00:00:00Z"
            shippedAt: "2026-03-02T00:00:00Z"
            establishedAt: "2026-03-03T00:00:00Z"
            promisedAt: "2026-03-04T00:00:00Z"
            promisedShipAt: "2026-03-05T00:00:00Z"
            agreedShipAt: "2026-03-06T00:00:00Z"
            scopePaidMinor: {order: 10, buyerMerchantDay: 20}
            lateShipmentMinor: 30
            replacedMinor: 40
            promise: {promiseId: p-1, kind: atLeast, amountMinor: 50}
            merchantLines:
              {days: 14, before: "2026-03-08", paid: 90, stockouts: 3, cancellations: 2, lateShipments: 4, asOf: "2026-03-08T00:00:00Z"}
            attributes: {bonded: true, gift: false}
            portions:
              - paidMinor: 900
                couponMinor: 200
                admittedAt: "2026-03-07T00:00:00Z"
                agreement: {agreementId: a-1, owed: false, atLeastMinor: 60}
                exemption: wrongAddress
                repayments:
                  - cashMinor: 80
                    establishedAt: "2026-03-03T00:00:00Z"
                    dueBy: "2026-03-04T00:00:00Z"
                    beforeAt: "2026-03-05T00:00:00Z"
                    paidAt: "2026-03-06T00:00:00Z"
              - paidMinor: 100
            """;

    private static Facts read(String text) {
        return YamlText.read(text, FactsDocument::read);
    }

    private static Facts withDefaults(String text) {
        return YamlText.read(text, in -> FactsDocument.read(in, Violation.STOCKOUT, CNY));
    }

    private static Optional<Instant> march(int day) {
        return Optional.of(Instant.parse("2026-03-0" + day + "T00:00:00Z"));
    }

    @Test
    void eachFieldHasItsPlace() {
        var portions = List.of(
                new Portion(
                        cny(900),
                        cny(200),
                        march(7),
                        Optional.of(new Agreement("a-1", false, cny(60))),
                        Optional.of(Exemption.WRONG_ADDRESS),
                        List.of(new Repayment(cny(80), march(3), march(4), march(5), march(6).orElseThrow()))),
                Portion.of(cny(100)));
        assertEquals(
                new Facts(
                        Violation.LATE_SHIPMENT,
                        portions,
                        new Milestones(march(1), march(2), march(3)),
                        new ShipPromise(march(4), march(5), march(6)),
                        Map.of(Scope.ORDER, cny(10), Scope.BUYER_MERCHANT_DAY, cny(20)),
                        new Given(Optional.of(cny(30)), Optional.of(cny(40))),
                        Optional.of(new MerchantPromise("p-1", MerchantPromise.Kind.AT_LEAST, cny(50))),
                        Optional.of(new MerchantLines(
                                14,
                                LocalDate.parse("2026-03-08"),
                                90,
                                Map.of(
                                        MerchantRate.Of.STOCKOUTS,
                                        3L,
                                        MerchantRate.Of.CANCELLATIONS,
                                        2L,
                                        MerchantRate.Of.LATE_SHIPMENTS,
                                        4L),
                                march(8).orElseThrow())),
                        Set.of("bonded")),
                read(ALL));
    }

    @Test
    void factsOfOnePortionAreWrittenWithoutAList() {
        assertEquals(
                Facts.of(Violation.STOCKOUT, List.of(Portion.of(cny(900), cny(200)))),
                withDefaults("paidMinor: 900\ncouponMinor: 200\n"));
    }

    @Test
    void whatTheDocumentSaysCountsMoreThanWhatItsVersionIsFor() {
        Facts facts = withDefaults("violation: late-shipment\ncurrency: JPY\npaidMinor: 900\n");
        assertEquals(Violation.LATE_SHIPMENT, facts.violation());
        assertEquals(CurrencyUnit.JPY, facts.paid().getCurrencyUnit());
    }

    @Test
    void noMoreLinesWentWrongThanWerePaid() {
        String facts =
                "paidMinor: 1\nmerchantLines: {days: 7, before: \"2026-03-08\", paid: 5, stockouts: %d, asOf: \"2026-03-08T00:00:00Z\"}\n";
        assertEquals(
                5,
                withDefaults(facts.formatted(5))
                        .merchantLines()
                        .orElseThrow()
                        .counted()
                        .get(MerchantRate.Of.STOCKOUTS));
        var refused = assertThrows(InvalidInput.class, () -> withDefaults(facts.formatted(6)));
        assertEquals("merchantLines/stockouts", refused.field());
    }

    @Test
    void couponsPayAtMostAll() {
        assertEquals(
                cny(900),
                withDefaults("paidMinor: 900\ncouponMinor: 900\n")
                        .portions()
                        .getFirst()
                        .withCoupons());
        var refused = assertThrows(InvalidInput.class, () -> withDefaults("paidMinor: 900\ncouponMinor: 901\n"));
        assertEquals("couponMinor", refused.field());
    }

    @Test
    void aViolationIsNamedInAnySpelling() {
        assertEquals(
                Violation.LATE_SHIPMENT,
                withDefaults("violation: LATE_shipment\npaidMinor: 1\n").violation());
        var refused = assertThrows(InvalidInput.class, () -> withDefaults("violation: late\npaidMinor: 1\n"));
        assertEquals("violation", refused.field());
    }
}
