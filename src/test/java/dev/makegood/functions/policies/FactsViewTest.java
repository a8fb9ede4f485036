package dev.makegood.functions.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.input.Input;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.Milestones;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.ShipPromise;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.FactsDocument;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.storage.StorageJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class FactsViewTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private static Money cny(long minor) {
        return Money.ofMinor(CurrencyUnit.of("CNY"), minor);
    }

    /** Reads what is shown: it can be assessed, and nothing is lost. */
    @Test
    void whatIsShownIsWhatIsRead() {
        Facts facts = Facts.of(
                        Violation.STOCKOUT,
                        List.of(
                                Portion.of(cny(500), cny(200)).admitted(AT),
                                Portion.of(cny(900)).agreed(new Agreement("c-1", false, cny(70))),
                                Portion.of(cny(0)).exempt(Exemption.GOODS_INSTEAD)))
                .happened(
                        new Milestones(Optional.of(AT), Optional.of(AT.plusSeconds(1)), Optional.of(AT.plusSeconds(2))))
                .promisedToShip(new ShipPromise(
                        Optional.of(AT.plusSeconds(3)), Optional.of(AT.plusSeconds(4)), Optional.of(AT.plusSeconds(5))))
                .using(Map.of(Scope.ORDER, cny(1), Scope.BUYER_MERCHANT_DAY, cny(2)))
                .given(new Given(Optional.of(cny(3)), Optional.of(cny(4))))
                .promised(Optional.of(new MerchantPromise("p-1", MerchantPromise.Kind.AT_LEAST, cny(5))))
                .counting(Optional.of(new MerchantLines(
                        7, LocalDate.parse("2026-03-01"), 9, Map.of(MerchantRate.Of.CANCELLATIONS, 1L), AT)))
                .with(Set.of("presale", "complaintUpheld"));
        assertEquals(facts, Input.of(StorageJson.tree(FactsView.of(facts))).read(FactsDocument::read));
    }
}
