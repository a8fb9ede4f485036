package dev.makegood.proof;

import dev.makegood.storage.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Damages rows that the audit reads, each in one of several ways, so that they can still be read. */
final class Damage {
    private final Map<String, Object> attributes;
    private final Random random;

    private Damage(Object map, Random random) {
        attributes = new HashMap<>();
        ((Map<?, ?>) map).forEach((name, value) -> attributes.put((String) name, value));
        this.random = random;
    }

    /** Returns the row damaged, or nothing. */
    static Stream<Row> of(Row row, Random random) {
        var damage = new Damage(row.attributes(), random);
        boolean stays = switch (row.key().table()) {
            case ACCOUNTS -> row.key().sort().equals("ACCOUNT") ? damage.account() : random.nextBoolean();
            case ORDERS ->
                row.key().sort().equals("FUNDS")
                        ? damage.funds()
                        : !row.key().sort().startsWith("EXTERNAL~") || damage.external();
            case COUPONS -> row.key().sort().equals("COUPON") ? damage.coupon() : true;
            case CASES ->
                row.key().sort().equals("CASE")
                        ? damage.theCase()
                        : !row.key().sort().startsWith("REFUND~") || damage.refund();
            case LEDGER -> damage.posting();
            default -> true;
        };
        return stays ? Stream.of(new Row(row.key(), row.version(), damage.attributes)) : Stream.empty();
    }

    private boolean account() {
        switch (random.nextInt(4)) {
            case 0 -> more("balance", 7);
            case 1 -> more("deposit", 7);
            case 2 -> more("receivable", 1_000_000);
            default -> number("postings", random.nextBoolean() ? 1 : -1);
        }
        return true;
    }

    private boolean funds() {
        switch (random.nextInt(5)) {
            case 0 -> more("refunding", 7);
            case 1 -> more("refunding", 1_000_000);
            case 2 -> number("postings", 1);
            case 3 -> number("postings", -1);
            default -> attributes.remove("paid");
        }
        return true;
    }

    private boolean external() {
        more("counted", 7);
        return true;
    }

    private boolean coupon() {
        switch (random.nextInt(6)) {
            case 0 -> more("balance", 7);
            case 1 -> more("face", 7);
            case 2 -> attributes.put("holder", "b_somebody");
            case 3 -> attributes.put("validUntil", "2020-02-29");
            case 4 -> number("postings", 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean theCase() {
        switch (random.nextInt(6)) {
            case 5 -> more("credited", 7);
            case 0 -> more("compensated", 7);
            case 1 -> attributes.put("buyer", "b_somebody");
            case 2 -> attributes.put("compensation", Map.of("state", "suspended", "since", "2026-03-02T04:00:00.120Z"));
            case 3 -> attributes.put("tranches", List.of());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean refund() {
        switch (random.nextInt(7)) {
            case 0 -> attributes.put("state", Map.of("state", "settled"));
            case 1 -> attributes.put("state", Map.of("state", "paidByHand"));
            case 2 -> attributes.put("state", Map.of("state", "scheduled"));
            case 3 -> attributes.put("split", inside("split").more("cash", 7).attributes);
            case 4 -> number("sent", -1);
            case 5 -> {
                var payments = inside("payments");
                payments.attributes.put("surplus", List.of(Map.of(), Map.of("countedAt", "2026-03-02T04:00:00.000Z")));
                attributes.put("payments", payments.attributes);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean posting() {
        switch (random.nextInt(5)) {
            case 0 -> {
                return false;
            }
            case 1 -> number("number", 1);
            case 2 -> attributes.put("kind", "expiry");
            default -> {
                var entries = new ArrayList<Object>((List<?>) attributes.get("entries"));
                entries.set(0, new Damage(entries.getFirst(), random).more("amount", 7).attributes);
                attributes.put("entries", entries);
            }
        }
        return true;
    }

    private Damage inside(String attribute) {
        return new Damage(attributes.get(attribute), random);
    }

    /** Adds minor units to an amount. */
    private Damage more(String amount, long minor) {
        Damage money = inside(amount).number("minor", minor);
        attributes.put(amount, money.attributes);
        return this;
    }

    private Damage number(String attribute, long more) {
        attributes.put(attribute, ((Number) attributes.getOrDefault(attribute, 0L)).longValue() + more);
        return this;
    }
}
