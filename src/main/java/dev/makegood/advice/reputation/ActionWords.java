package dev.makegood.advice.reputation;

import dev.makegood.market.Market;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;

/** Words an action for its merchant, in each language. */
final class ActionWords {
    private ActionWords() {}

    static Text restock(String sku, SkuAtRisk.Best best) {
        int dates = best.punctuality().dates();
        return text(Sentence.of(dates == 0 ? "action.restockNew" : "action.restock")
                .with("sku", sku)
                .with("supplier", best.supplierId())
                .with("days", best.leadTimeDays())
                .with("dates", dates)
                .with("kept", best.punctuality().kept()));
    }

    static Sentence lines(int count) {
        return Sentence.of(count == 1 ? "lines.one" : "lines.many").with("count", count);
    }

    static Text text(Sentence action) {
        return Market.current().text(action::in);
    }
}
