package dev.makegood.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.books.ProviderFile.Unreadable;
import dev.makegood.payment.stripe.StripeAmount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Reads refunds of Stripe's list, one JSON object a line, as {@code scripts/stripe-refunds} writes them. */
final class StripeRefunds {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StripeRefunds() {}

    static List<ProviderRefund> read(Path file) throws IOException {
        var refunds = new ArrayList<ProviderRefund>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                refunds.add(refund(JSON.readTree(line)));
            } catch (IOException | IllegalArgumentException malformed) {
                throw new Unreadable(file, "has no refund of Stripe in line " + number + ": " + malformed.getMessage());
            }
        }
        return refunds;
    }

    private static ProviderRefund refund(JsonNode json) {
        String status = json.path("status").asText();
        long amount = json.path("amount").asLong();
        Money money = StripeAmount.money(json.path("currency").asText(), amount)
                .filter(_ -> json.path("object").asText().equals("refund"))
                .orElseThrow(() -> new IllegalArgumentException("no amount of a refund"));
        return new ProviderRefund(
                json.path("metadata").path("number").textValue(),
                json.path("id").asText(),
                json.path("payment_intent").asText(json.path("charge").asText()),
                money.getCurrencyUnit().getCode(),
                money.getAmountMinorLong(),
                switch (status) {
                    case "succeeded" -> ProviderRefund.State.DONE;
                    case "pending", "requires_action" -> ProviderRefund.State.PENDING;
                    case "failed", "canceled" -> ProviderRefund.State.RETURNED;
                    default -> throw new IllegalArgumentException("unknown status " + status);
                },
                Instant.ofEpochSecond(json.path("created").asLong()));
    }
}
