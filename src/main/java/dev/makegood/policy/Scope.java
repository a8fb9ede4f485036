package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.wording.Sentence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** Lists the scopes over which a cap adds up cases. */
public enum Scope {
    /** All cases of one order, of all merchants. */
    ORDER("order"),
    /** All cases of one buyer with one merchant whose orders were paid on one day, in the policy's zone. */
    BUYER_MERCHANT_DAY("buyerMerchantDay");

    private final String id;

    Scope(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** Returns the name that people read. */
    public Sentence words() {
        return Sentence.of("scope." + id);
    }

    /**
     * Holds the facts that determine the scopes of a case.
     *
     * @param paidOn the day on which the order was paid, in the policy's zone
     */
    public record Member(
            String orderId,
            String platform,
            CurrencyUnit currency,
            String buyer,
            String merchantId,
            LocalDate paidOn) {}

    /**
     * Returns the parts of the unique name of a case's scope. Policies of one platform and currency share scopes across violations.
     */
    public List<String> name(Member member) {
        return switch (this) {
            case ORDER -> List.of("order", member.orderId());
            case BUYER_MERCHANT_DAY ->
                List.of(
                        "day",
                        member.platform(),
                        member.currency().getCode(),
                        member.buyer(),
                        member.merchantId(),
                        member.paidOn().toString());
        };
    }

    @JsonCreator
    static Scope of(String id) {
        return Arrays.stream(values())
                .filter(scope -> scope.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a scope: " + id));
    }
}
