package dev.makegood.local.replay;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.ShippedFile;
import dev.makegood.input.StrictJson;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Violation;
import dev.makegood.policy.publication.Packs;
import dev.makegood.policy.publication.PolicyDocument;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * Holds the rules under which orders are played: the policies of one platform, in force from the start.
 *
 * @param name the ids of their packs, joined by +
 * @param zone of the times in the files
 * @param documents the policies, as they are published
 */
record Rules(String name, ZoneId zone, List<ObjectNode> documents, List<PolicyVersion> versions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant PUBLISHED = Instant.parse("2000-01-01T00:00:00Z");

    /** The local time of the orders that the article's rules are played on, without daylight saving. */
    private static final ZoneId BRAZIL = ZoneOffset.ofHours(-3);

    /** A late shipment is established only after the ship time, a stockout at the end of its hours. */
    private static final Duration AFTER = Duration.ofMillis(1);

    /** Returns the rules of the article, in the currency of the orders, with the given hours. */
    static Rules article(int hours) {
        ObjectNode policy = JSON.valueToTree(Map.ofEntries(
                entry("policyId", "replay-stockout"),
                entry("version", 1),
                entry("platform", "olist"),
                entry("violation", "stockout"),
                entry("currency", "BRL"),
                entry("zone", "America/Sao_Paulo"),
                entry("detection", Map.of("admission", true, "recount", true, "overdueHours", hours)),
                entry("compensation", compensation()),
                entry("payment", Map.of("payers", List.of("balance", "deposit"), "shortfall", "advance")),
                entry("form", Map.of("kind", "coupon", "validYears", 50)),
                entry("refund", Map.of("withinHours", 24, "choiceWindowHours", 0)),
                entry("appeal", Map.of("withinDays", 7, "decidedInWorkingDays", 5)),
                entry("source", "Replay of real orders"),
                entry(
                        "examples",
                        List.of(Map.of("name", "an order", "facts", Map.of("paidMinor", 1), "amountMinor", 500)))));
        return new Rules("the article", BRAZIL, List.of(policy), List.of(read(policy)));
    }

    private static Map<String, Object> compensation() {
        return Map.of(
                "owedOn", "established",
                "rounding", Map.of("to", "minor", "order", "beforeLimits"),
                "tiers", List.of(Map.of("worth", Map.of("kind", "fixed", "amountMinor", 500))),
                "caps", List.of(Map.of("scope", "order", "amountMinor", 500)),
                "afterLateShipment", "add");
    }

    /**
     * Returns the rules of packs, in force from the start, whenever they really began.
     *
     * @param names names of packs of one platform and currency, joined by +
     * @param as the currency in which the amounts of the orders are read
     * @throws IllegalArgumentException if there is no such pack, or it is for another platform or currency
     */
    static Rules ofPacks(String names, CurrencyUnit as) {
        List<ObjectNode> documents =
                Stream.of(names.split("\\+", -1)).map(Rules::document).toList();
        List<PolicyVersion> versions = documents.stream().map(Rules::read).toList();
        PolicyVersion first = versions.getFirst();
        for (PolicyVersion version : versions) {
            if (!version.currency().equals(as)) {
                throw new IllegalArgumentException(
                        "the pack " + version.policyId() + " is in " + version.currency() + ", and --as says " + as);
            }
            if (!version.platform().equals(first.platform())) {
                throw new IllegalArgumentException("the packs " + first.policyId() + " and " + version.policyId()
                        + " are of two platforms, and cannot be in force together");
            }
        }
        return new Rules(names, first.zone(), documents, versions);
    }

    /**
     * Returns the rules of each platform whose packs are in a currency: all of its packs together, and each version of
     * a policy by itself.
     */
    static List<Rules> ofPlatforms(CurrencyUnit as) {
        Collection<String> names = Packs.all().stream()
                .filter(pack -> pack.currency().equals(as))
                .collect(Collectors.groupingBy(
                        pack -> pack.platform() + "@" + pack.number(),
                        LinkedHashMap::new,
                        Collectors.mapping(Rules::name, Collectors.joining("+"))))
                .values();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no pack is in " + as);
        }
        return names.stream().map(name -> ofPacks(name, as)).toList();
    }

    /** Returns the currency that {@code --as} names. */
    static CurrencyUnit currency(String code) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException unknown) {
            throw new IllegalArgumentException("--as takes a currency, such as CNY, not " + code, unknown);
        }
    }

    /** Returns the name of a pack: the policy's id, and the version's number if the policy has several packs. */
    private static String name(PolicyVersion pack) {
        long versions = Packs.all().stream()
                .filter(other -> other.policyId().equals(pack.policyId()))
                .count();
        return versions == 1 ? pack.policyId() : pack.ref().toString();
    }

    /** Returns the written form of a pack. */
    private static ObjectNode document(String name) {
        PolicyVersion pack = Packs.all().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no pack \"" + name + "\"; there are "
                        + Packs.all().stream().map(Rules::name).collect(Collectors.joining(", "))));
        String json = ShippedFile.json("/policies/" + Packs.file(pack.ref())).orElseThrow();
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(json);
            document.remove("effectiveAt");
            return Packs.DEFAULT.contains(pack) ? ofItsOwn(document) : document;
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Makes a version that is in force by itself, from its date, the first one of another policy and platform. */
    private static ObjectNode ofItsOwn(ObjectNode document) {
        document.put("version", 1);
        for (String name : List.of("policyId", "platform")) {
            document.put(name, "replay-" + document.path(name).asText());
        }
        return document;
    }

    private static PolicyVersion read(ObjectNode document) {
        return StrictJson.parse(document.toString()).read(in -> PolicyDocument.read(in, PUBLISHED));
    }

    String platform() {
        return versions.getFirst().platform();
    }

    CurrencyUnit currency() {
        return versions.getFirst().currency();
    }

    /** Returns when something may have to be done about a line that is unshipped. */
    Stream<Instant> dueAfter(Instant promisedShipAt) {
        return versions.stream().flatMap(version -> {
            Instant due = promisedShipAt
                    .plus(version.detection().overdue())
                    .plus(version.violation() == Violation.LATE_SHIPMENT ? AFTER : Duration.ZERO);
            return Stream.of(due, due.plus(Duration.ofHours(version.refund().choiceWindowHours())));
        });
    }
}
