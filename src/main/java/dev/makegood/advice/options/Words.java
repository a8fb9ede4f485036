package dev.makegood.advice.options;

import dev.makegood.inventory.Incoming;
import dev.makegood.wording.Amounts;
import dev.makegood.wording.Text;
import dev.makegood.wording.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.joda.money.Money;

/** Writes the sentences of options. */
final class Words {
    private static final Times RESTOCKS = new Times(Incoming.ZONE);

    private final Times times;
    private final Text condition;

    /**
     * Creates the texts.
     *
     * @param ifComplaintUpheld true if a stockout is compensated only if the complaint is upheld
     */
    Words(ZoneId zone, boolean ifComplaintUpheld) {
        times = new Times(zone);
        condition =
                ifComplaintUpheld ? new Text(" if the buyer's complaint is upheld", "（以买家投诉成立为前提）") : new Text("", "");
    }

    Text ship(Price price) {
        return new Text("Ship %s.".formatted(en(price)), "发货：%s。".formatted(zh(price)));
    }

    Text restocked(LocalDate on, Price price) {
        return new Text(
                "Ship when the restock comes on %s: %s.".formatted(RESTOCKS.en(on), Amounts.text(price.now())),
                "%s补货到货后发货：%s。".formatted(RESTOCKS.zh(on), Amounts.zh(price.now())));
    }

    Text restock(String supplierId, LocalDate on, Price price) {
        return new Text(
                "Ask supplier %s for a restock, which would come on %s, %s."
                        .formatted(supplierId, RESTOCKS.en(on), en(price)),
                "向供应商 %s 补货，预计%s到货：%s。".formatted(supplierId, RESTOCKS.zh(on), zh(price)));
    }

    Text negotiate(Instant until, Money nothing) {
        return new Text(
                "Propose a later ship time to the buyer by %s: %s if the buyer accepts and it ships by then."
                        .formatted(times.en(until), Amounts.text(nothing)),
                "%s前向买家协商延期发货：买家同意并按约发货，则为 %s。".formatted(times.zh(until), Amounts.zh(nothing)));
    }

    Text swap(Price price) {
        return new Text(
                "Admit and offer a replacement %s%s; what a cheaper one costs less is refunded."
                        .formatted(en(price), condition.en()),
                "承认缺货并提供换货：%s%s；换货价低则退还差额。".formatted(zh(price), condition.zhCN()));
    }

    Text admit(Price price, Money refund) {
        return new Text(
                "Admit %s%s; the refund is %s either way.".formatted(en(price), condition.en(), Amounts.text(refund)),
                "承认缺货：%s%s；无论如何须退款 %s。".formatted(zh(price), condition.zhCN(), Amounts.zh(refund)));
    }

    private String en(Price price) {
        String atOnce = Amounts.text(price.now());
        if (price.until().isEmpty() || price.after().isEmpty()) {
            return "now: " + atOnce;
        }
        String after = Amounts.text(price.after().get());
        return price.rises()
                ? "by %s: %s instead of %s".formatted(times.en(price.until().get()), atOnce, after)
                : "now: %s, and from %s on only %s".formatted(atOnce, times.en(next(price)), after);
    }

    private String zh(Price price) {
        String atOnce = Amounts.zh(price.now());
        if (price.until().isEmpty() || price.after().isEmpty()) {
            return atOnce;
        }
        String after = Amounts.zh(price.after().get());
        return price.rises()
                ? "%s前为 %s，之后为 %s".formatted(times.zh(price.until().get()), atOnce, after)
                : "现在为 %s，%s起仅为 %s".formatted(atOnce, times.zh(next(price)), after);
    }

    private static Instant next(Price price) {
        return Price.firstAfter(price.until().orElseThrow());
    }
}
