package dev.makegood.advice.options;

import dev.makegood.market.Market;
import dev.makegood.policy.Accrual;
import dev.makegood.policy.DelayRule;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.stockout.assessment.Prospect;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.Money;

/** Writes the sentences of options. */
final class Words {
    private final Market market = Market.current();
    private final ZoneId zone;
    private final Sentence condition;
    private final Sentence accrual;

    /**
     * Creates the texts.
     *
     * @param paidAt when the order was paid, on which the rate of interest depends
     */
    Words(PolicyVersion policy, Instant paidAt) {
        zone = policy.zone();
        condition = Sentence.of(Prospect.ifComplaintUpheld(policy) ? "option.ifUpheld" : "option.always");
        accrual = policy.compensation()
                .accrual()
                .map(terms -> accrual(terms, policy, paidAt))
                .orElse(Sentence.of("option.accrual.none"));
    }

    private static Sentence accrual(Accrual terms, PolicyVersion policy, Instant paidAt) {
        Sentence words = switch (terms) {
            case Accrual.Interest interest ->
                Sentence.of("option.accrual.interest")
                        .percent("rate", interest.basisPoints(LocalDate.ofInstant(paidAt, policy.zone())))
                        .with("dayCount", interest.dayCount().id());
            case Accrual.Daily daily -> Sentence.of("option.accrual.daily").percent("rate", daily.basisPoints());
            case Accrual.PerDay perDay ->
                Sentence.of("option.accrual.perDay").amount("amount", policy.money(perDay.amountMinor()));
        };
        return words.with("instant", Accrual.words(terms.from()));
    }

    Text ship(Price price) {
        return text(Sentence.of("option.ship").with("price", words(price)));
    }

    Text restocked(LocalDate on, Price price) {
        return text(
                Sentence.of("option.restocked").day("day", on, market.zone()).amount("now", price.now()));
    }

    Text restock(String supplierId, LocalDate on, Price price) {
        return text(Sentence.of("option.restock")
                .with("supplier", supplierId)
                .day("day", on, market.zone())
                .with("price", words(price)));
    }

    Text negotiate(Instant until, Money nothing) {
        return text(Sentence.of("option.negotiate").time("until", until, zone).amount("nothing", nothing));
    }

    /** Says until when silence agrees, and that it cancels any other delay. */
    Text delay(DelayRule rule, Instant until, Money nothing) {
        Optional<Instant> consent = rule.lastOfConsent(until, zone);
        String kind = consent.isEmpty() ? "cancels" : rule.cancelAfterDays().isEmpty() ? "agrees" : "both";
        Sentence sentence =
                Sentence.of("option.delay." + kind).time("until", until, zone).amount("nothing", nothing);
        return text(consent.map(last -> sentence.time("consent", last, zone)).orElse(sentence));
    }

    Text swap(Price price) {
        return text(Sentence.of("option.swap").with("price", words(price)).with("condition", condition));
    }

    Text admit(Price price, Money refund) {
        return text(Sentence.of("option.admit")
                .with("price", words(price))
                .with("condition", condition)
                .amount("refund", refund)
                .with("accrual", accrual));
    }

    private Text text(Sentence option) {
        return market.text(option::in);
    }

    private Sentence words(Price price) {
        if (price.until().isEmpty() || price.after().isEmpty()) {
            return Sentence.of("price.same").amount("now", price.now());
        }
        Instant until = price.until().get();
        return Sentence.of(price.rises() ? "price.rises" : "price.falls")
                .amount("now", price.now())
                .amount("after", price.after().get())
                .time("until", until, zone)
                .time("from", Price.firstAfter(until), zone);
    }
}
