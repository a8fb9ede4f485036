package dev.makegood.functions.links;

import dev.makegood.functions.stock.RestockView;
import dev.makegood.inventory.restock.Answers;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.market.Market;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Shows a restock to its supplier.
 *
 * @param zone the zone of days
 * @param today the first day that the supplier can give
 * @param answer the one that counts; without a day the supplier declined; absent before the first one
 * @param answersLeft how many more days the supplier can give
 */
record LinkedRestockView(
        String merchantId,
        String sku,
        String restockId,
        String supplierId,
        Optional<String> supplierName,
        long units,
        Instant requestedAt,
        String state,
        ZoneId zone,
        LocalDate today,
        Instant validUntil,
        Optional<RestockView.AnswerView> answer,
        List<RestockView.AnswerView> answers,
        int answersLeft,
        Text text) {

    static LinkedRestockView of(Restock restock, Optional<String> name, Instant now, Instant validUntil) {
        RestockView shown = RestockView.of(restock);
        return new LinkedRestockView(
                shown.merchantId(),
                shown.sku(),
                shown.restockId(),
                shown.supplierId(),
                name,
                shown.units(),
                shown.requestedAt(),
                shown.state(),
                Market.current().zone(),
                Market.current().dayOf(now),
                validUntil,
                shown.answers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(shown.answers().getLast()),
                shown.answers(),
                Math.max(0, Answers.MOST - shown.answers().size()),
                text(restock, shown.state()));
    }

    private static Text text(Restock restock, String state) {
        var asked = Sentence.of("link.restock")
                .with("merchantId", restock.merchantId())
                .with("units", restock.units())
                .with("sku", restock.sku());
        return state.equals("arrived")
                ? LinkedTexts.joined(List.of(asked))
                : LinkedTexts.joined(List.of(asked, answered(restock, state)));
    }

    private static Sentence answered(Restock restock, String state) {
        var said = Sentence.of("link.restock." + state);
        return restock.answers()
                .last()
                .flatMap(last -> last.arrivesOn()
                        .map(day -> said.with("units", last.units())
                                .day("day", day, Market.current().zone())))
                .orElse(said);
    }
}
