package dev.makegood.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the text of one policy version without any of the product's code, so that it is independent of the engine.
 *
 * @param text the YAML as published
 * @param said the text as maps and lists
 */
public record Rules(String text, Map<String, Object> said) {
    /** The defaults of the texts. */
    private static final long ADVANCE_LIMIT = 10_000;

    private static final long MADE_GOOD_FROM = 5_000;

    public static Rules of(String text) {
        Map<String, Object> said = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new Rules(text, said);
    }

    public String name() {
        return said.get("policyId") + " version " + said.get("version");
    }

    public String text(String name) {
        return String.valueOf(said.get(name));
    }

    boolean isForStockouts() {
        return text("violation").equals("stockout");
    }

    Map<String, Object> part(String name) {
        return map(said.get(name));
    }

    Map<String, Object> compensation() {
        return part("compensation");
    }

    List<Map<String, Object>> tiers() {
        return maps(compensation().get("tiers"));
    }

    List<Map<String, Object>> caps() {
        return maps(compensation().get("caps"));
    }

    /** Returns the most that all cases of a scope get; empty if the text has no such cap. */
    public Optional<Long> cap(String scope) {
        return caps().stream()
                .filter(cap -> scope.equals(cap.get("scope")))
                .map(cap -> limit(cap, "amountMinor", "foreignAmountMinor"))
                .findFirst();
    }

    /** Returns a limit, of which the text states either the sum or one of another currency. */
    long limit(Map<String, Object> said, String own, String foreign) {
        if (said.containsKey(own)) {
            return number(said.get(own));
        }
        Map<String, Object> exchange = map(compensation().get("exchange"));
        int decimals = DrawnRules.DECIMALS.get(text("currency"));
        int theirs = DrawnRules.DECIMALS.get(String.valueOf(exchange.get("currency")));
        var sum = new BigDecimal(BigInteger.valueOf(number(said.get(foreign))), theirs);
        RoundingMode mode = Oracle.mode(exchange.get("mode"));
        return sum.divide(new BigDecimal(String.valueOf(exchange.get("perUnit"))), decimals, mode)
                .unscaledValue()
                .longValueExact();
    }

    Map<String, Object> merchantRate() {
        return map(compensation().get("merchantRate"));
    }

    /** Returns what the text counts of a merchant's lines; empty if it needs no count. */
    public Optional<String> countsLines() {
        return Optional.ofNullable(merchantRate().get("of")).map(String::valueOf);
    }

    List<String> requires() {
        return strings(compensation().get("requires"));
    }

    public boolean topsUp() {
        return "topUp".equals(compensation().get("afterLateShipment"));
    }

    boolean gifts() {
        return Boolean.TRUE.equals(compensation().get("gifts"));
    }

    /** Returns true if amounts paid with coupons are in the base of percentages. */
    public boolean couponsCount() {
        return "paid".equals(compensation().get("base"));
    }

    public long madeGoodFrom() {
        return number(compensation().getOrDefault("madeGoodFromBasisPoints", MADE_GOOD_FROM));
    }

    public boolean owedOnRefund() {
        return "refunded".equals(compensation().get("owedOn"));
    }

    public boolean suspends() {
        return "suspend".equals(part("payment").get("shortfall"));
    }

    public long advanceLimit() {
        return number(part("payment").getOrDefault("advanceLimitMinor", ADVANCE_LIMIT));
    }

    public List<String> payers() {
        return strings(part("payment").get("payers"));
    }

    public int validYears() {
        return (int) number(part("form").getOrDefault("validYears", 0));
    }

    public String form() {
        return String.valueOf(part("form").get("kind"));
    }

    public long refundWithinHours() {
        return number(part("refund").get("withinHours"));
    }

    /** Returns the rule for a part of an order, such as shipping. */
    public String partRule(String part) {
        String usual = part.equals("shipping") || part.equals("insurance") ? "whenNothingShips" : "byShare";
        return String.valueOf(map(part("refund").get("parts")).getOrDefault(part, usual));
    }

    public long choiceWindowHours() {
        return number(part("refund").get("choiceWindowHours"));
    }

    public long overdueHours() {
        return number(part("detection").get("overdueHours"));
    }

    public boolean owedIfProposedBy(boolean merchant) {
        Map<String, Object> terms = part("cancellation");
        return terms.isEmpty()
                ? merchant
                : Boolean.TRUE.equals(terms.get(merchant ? "owedIfMerchantProposes" : "owedIfBuyerProposes"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    static List<String> strings(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }
}
