package dev.makegood.functions.view;

import dev.makegood.policy.Exemption;
import dev.makegood.policy.Facts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** What an assessment went by, in the form in which facts are given to be assessed. */
public record FactsView(
        String violation,
        long paidMinor,
        String currency,
        Optional<Instant> paidAt,
        Optional<Instant> promisedShipAt,
        Optional<Instant> agreedShipAt,
        Optional<Instant> admittedAt,
        Optional<Instant> shippedAt,
        Optional<Instant> establishedAt,
        Map<String, Long> scopePaidMinor,
        Optional<Long> lateShipmentMinor,
        Map<String, Boolean> attributes,
        Optional<String> exemption) {

    static FactsView of(Facts facts) {
        return new FactsView(
                facts.violation().id(),
                facts.paid().getAmountMinorLong(),
                facts.paid().getCurrencyUnit().getCode(),
                facts.paidAt(),
                facts.promisedShipAt(),
                facts.agreedShipAt(),
                facts.admittedAt(),
                facts.shippedAt(),
                facts.establishedAt(),
                facts.used().entrySet().stream()
                        .collect(Collectors.toMap(
                                used -> used.getKey().id(),
                                used -> used.getValue().getAmountMinorLong())),
                facts.forLateShipment().map(Money::getAmountMinorLong),
                facts.attributes().stream().collect(Collectors.toMap(Function.identity(), _ -> true)),
                facts.exemption().map(Exemption::id));
    }
}
