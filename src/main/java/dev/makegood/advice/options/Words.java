package dev.makegood.advice.options;

import dev.makegood.market.Market;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.joda.money.Money;

/** Writes the sentences of options. */
final class Words {
    private final Market market = Market.current();
    private final ZoneId zone;
    private final Sentence condition;

    /**
     * Creates the texts.
     *
     * @param ifComplaintUpheld true if a stockout is compensated only if the complaint is upheld
     */
    Words(ZoneId zone, boolean ifComplaintUpheld) {
        this.zone = zone;
        condition = Sentence.of(ifComplaintUpheld ? "option.ifUpheld" : "option.always");
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

    Text swap(Price price) {
        return text(Sentence.of("option.swap").with("price", words(price)).with("condition", condition));
    }

    Text admit(Price price, Money refund) {
        return text(Sentence.of("option.admit")
                .with("price", words(price))
                .with("condition", condition)
                .amount("refund", refund));
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
