package dev.makegood.proof;

import dev.makegood.command.Outcome;
import dev.makegood.oracle.DrawnRules;
import dev.makegood.oracle.Line;
import dev.makegood.oracle.Rules;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds the rules under which a history is played, and its merchants' own promises.
 *
 * @param versions the versions published for it
 * @param merchants how many there are
 * @param promises by merchant
 */
record HistoryRules(
        String platform,
        CurrencyUnit currency,
        List<Rules> versions,
        int merchants,
        Map<String, Line.Promise> promises) {
    private static final String DRAWN = "bazaar";

    /** The shipped texts to use if versions are not drawn, for a platform of the history's own. */
    private static final List<List<String>> PACKS = List.of(
            List.of("pdd-stockout"),
            List.of("pdd-stockout-2"),
            List.of("douyin-stockout", "douyin-late-shipment"),
            List.of("tmall-stockout", "tmall-late-shipment"),
            List.of("tmall-global-stockout"),
            List.of("dhgate-stockout"),
            List.of("ozon-global-stockout"),
            List.of("cn-consumer-53-stockout"));

    /**
     * Returns the default policy with a brake for more than three units, ten days for the merchant to answer a buyer who
     * wants to cancel, five days for the buyer to decide about a delay, and this many hours to choose; none if 0.
     */
    static HistoryRules plain(int window) {
        String text = Versions.text(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: 2026-03-01T00:00:00Z\n",
                "choiceWindowHours: 0",
                "choiceWindowHours: " + window,
                "units: 200",
                "units: 3",
                "exemptions:",
                "cancellation: {owedIfMerchantProposes: true, owedIfBuyerProposes: false, answerWithinHours: 240}\n"
                        + "silence: {first: {consentUpToDays: 5, cancelAfterDays: 5}, later: {cancelAfterDays: 0}}\nexemptions:");
        return new HistoryRules("pinduoduo", Shop.CNY, List.of(Rules.of(text)), 1, Map.of());
    }

    /** Returns the default policy without a window, with something that accrues until refunds are paid. */
    static HistoryRules accruing(String accrual) {
        String text = Versions.text(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: 2026-03-01T00:00:00Z\n",
                "  afterLateShipment: add\n",
                "  afterLateShipment: add\n  accrual: " + accrual + "\n");
        return new HistoryRules("pinduoduo", Shop.CNY, List.of(Rules.of(text)), 1, Map.of());
    }

    /** Returns the default policy without a window, with compensation that goes to the buyer's wallet. */
    static HistoryRules wallet() {
        String text = Versions.text(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: 2026-03-01T00:00:00Z\n",
                "form: {kind: coupon, validYears: 50}",
                "form: {kind: wallet}");
        return new HistoryRules("pinduoduo", Shop.CNY, List.of(Rules.of(text)), 1, Map.of());
    }

    /** Returns the default policy under which an urge that nobody has answered for six hours makes a late line overdue. */
    static HistoryRules urging() {
        String text = Versions.text(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: 2026-03-01T00:00:00Z\nurge: {answerWithinHours: 6, unanswered: overdue}\n");
        return new HistoryRules("pinduoduo", Shop.CNY, List.of(Rules.of(text)), 1, Map.of());
    }

    /**
     * Returns the default policy under which the buyer of a late line may give the merchant the rest of the day, and an
     * urge that nobody has answered for an hour makes a late line overdue.
     *
     * @param then what follows
     */
    static HistoryRules furtherPeriods(String then) {
        String text = Versions.text(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: 2026-03-01T00:00:00Z\nurge: {answerWithinHours: 1, unanswered: overdue}\n"
                        + "furtherPeriod: {leastDays: 0, mostDays: 1, then: " + then + "}\n");
        return new HistoryRules("pinduoduo", Shop.CNY, List.of(Rules.of(text)), 1, Map.of());
    }

    /** Returns the policies of Tmall, but a late shipment is owed only after a complaint. */
    static HistoryRules afterComplaint() {
        String late = Versions.text(
                "tmall-late-shipment", "  owedOn: established", "  owedOn: established\n  requires: [complaintUpheld]");
        String without = late.substring(0, late.indexOf("examples:"))
                + "examples: [{name: none, facts: {paidMinor: 0, paidAt: \"2026-01-01T00:00:00Z\","
                + " promisedShipAt: \"2026-01-02T00:00:00Z\"}, amountMinor: 0}]\n";
        return new HistoryRules(
                "tmall", Shop.CNY, List.of(Rules.of(Versions.text("tmall-stockout")), Rules.of(without)), 1, Map.of());
    }

    /** Returns the policy of Ozon, under which a case is worth more the more of the merchant's lines were cancelled. */
    static HistoryRules byRate() {
        return new HistoryRules(
                "ozon-global", Shop.CNY, List.of(Rules.of(Versions.text("ozon-global-stockout"))), 1, Map.of());
    }

    static HistoryRules drawn(Random random) {
        String currency = random.nextInt(3) > 0 ? "CNY" : random.nextBoolean() ? "JPY" : "KWD";
        int window = random.nextInt(3) == 0 ? 1 + random.nextInt(24) : 0;
        int merchants = 1 + random.nextInt(3);
        var promises = new HashMap<String, Line.Promise>();
        for (int n = 1; n <= merchants; n++) {
            if (random.nextInt(4) == 0) {
                promises.put("M" + n, new Line.Promise(random.nextBoolean(), 1 + random.nextInt(600)));
            }
        }
        return new HistoryRules(
                DRAWN,
                CurrencyUnit.of(currency),
                texts(random, currency, window).stream().map(Rules::of).toList(),
                merchants,
                Map.copyOf(promises));
    }

    private static List<String> texts(Random random, String currency, int window) {
        if (currency.equals("CNY") && random.nextInt(4) == 0) {
            return PACKS.get(random.nextInt(PACKS.size())).stream()
                    .map(pack -> moved(pack, window))
                    .toList();
        }
        var texts = new ArrayList<String>();
        texts.add(DrawnRules.stockout(random, "drawn-stockout", DRAWN, currency, window));
        if (random.nextInt(3) == 0) {
            texts.add(DrawnRules.lateShipment(random, "drawn-late", DRAWN, currency));
        }
        return List.copyOf(texts);
    }

    /** Returns a pack for the history's own platform and in its currency, applying to the past. */
    private static String moved(String pack, int window) {
        return Versions.text(pack)
                .replaceFirst("policyId: ", "policyId: drawn-")
                .replaceFirst("platform: .*", "platform: " + DRAWN)
                .replaceFirst("(?m)^currency: .*$", "currency: CNY")
                .replaceFirst("(?m)^version: .*$", "version: 1")
                .replaceFirst("(?m)^effectiveAt: .*$", "")
                .replaceFirst("choiceWindowHours: 0", "choiceWindowHours: " + (pack.endsWith("stockout") ? window : 0))
                .replaceFirst("withinHours: 24", "withinHours: " + (24 + window));
    }

    void publish(Database database) {
        for (Rules rules : versions) {
            PolicyVersion version = Versions.read(rules.text());
            if (new Policies(database).find(version.ref()).isEmpty()) {
                require(new PublishPolicy(database).publish(version));
            }
        }
        promises.forEach((merchant, promise) -> require(new PublishPromise(database)
                .publish(new Promised(
                        merchant,
                        Optional.of(platform),
                        new MerchantPromise(
                                "p-" + merchant,
                                promise.extra() ? MerchantPromise.Kind.EXTRA : MerchantPromise.Kind.AT_LEAST,
                                money(promise.minor())),
                        Shop.START.minus(Duration.ofDays(9)),
                        Shop.START.minus(Duration.ofDays(9))))));
    }

    private static void require(Outcome<?> told) {
        if (!(told instanceof Outcome.Created<?>)) {
            throw new IllegalStateException("not published: " + told);
        }
    }

    /** Returns true if the platform is the history's own. */
    boolean isDrawn() {
        return platform.equals(DRAWN);
    }

    Money money(long minor) {
        return Money.ofMinor(currency, minor);
    }

    /** Returns the text under which a case was established. */
    Rules rules(PolicyRef ref) {
        return versions.stream()
                .filter(rules -> rules.text("policyId").equals(ref.policyId())
                        && rules.text("version").equals(String.valueOf(ref.number())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody published " + ref));
    }

    int window() {
        return (int) versions.getFirst().choiceWindowHours();
    }
}
