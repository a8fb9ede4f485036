package dev.makegood.advice.options;

import dev.makegood.delay.Tellable;
import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shares;
import dev.makegood.order.rate.CountLines;
import dev.makegood.order.shiptime.Negotiation;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.PolicyRef;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.stockout.assessment.Prospect;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Lists the options for a merchant's lines that can still become stockouts: those with units that are neither shipped
 * nor short.
 */
public final class WaysOut {
    private final Database database;
    private final Orders orders;
    private final Stock stock;
    private final Restocks restocks;
    private final Policies policies;
    private final CountLines countLines;

    public WaysOut(Database database) {
        this.database = database;
        orders = new Orders(database);
        stock = new Stock(database);
        restocks = new Restocks(database);
        policies = new Policies(database);
        countLines = new CountLines(database);
    }

    /**
     * Returns a page of lines, the earliest ship time first. The cost of a call depends on the page, not on the number
     * of lines.
     */
    public Page<AtStake> of(String merchantId, int limit, Optional<Cursor> after, Instant now) {
        Page<LineRef> page = orders.openLines().openOfMerchant(merchantId, limit, after);
        List<PolicyVersion> versions = policies.all();
        List<OrderLine> lines = Concurrently.map(page.items(), orders::findLine).stream()
                .flatMap(Optional::stream)
                .map(Stored::value)
                .filter(line -> line.open() > 0)
                .toList();
        Map<StockKey, StockOutlook> shelves = shelves(lines, now);
        Map<PolicyRef, MerchantLines> counted = counted(merchantId, lines, versions, now);
        List<AtStake> items =
                Concurrently.map(lines, line -> atStake(line, shelves.get(line.stockKey()), versions, counted, now))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return new Page<>(items, page.next());
    }

    /** Counts the merchant's lines once for each version that needs it, as a case established now would find them. */
    private Map<PolicyRef, MerchantLines> counted(
            String merchantId, List<OrderLine> lines, List<PolicyVersion> versions, Instant now) {
        var counted = new HashMap<PolicyRef, MerchantLines>();
        versions.stream()
                .filter(version ->
                        lines.stream().anyMatch(line -> line.platform().equals(version.platform())))
                .forEach(version -> countLines
                        .of(merchantId, version, now)
                        .lines()
                        .ifPresent(found -> counted.put(version.ref(), found)));
        return counted;
    }

    /** Returns empty if no policy applies, in which case nothing is owed. */
    private Optional<AtStake> atStake(
            OrderLine line,
            StockOutlook shelf,
            List<PolicyVersion> versions,
            Map<PolicyRef, MerchantLines> counted,
            Instant now) {
        var prospect =
                new Prospect(database, line, versions, version -> Optional.ofNullable(counted.get(version.ref())));
        List<Instant> newer = versions.stream()
                .filter(version -> version.platform().equals(line.platform()))
                .flatMap(version -> version.effectiveAt().stream())
                .toList();
        return prospect.stockoutPolicy(now)
                .map(policy -> new Ways(line, prospect, policy, newer, cancelsAt(versions, line), paid(line), now)
                        .with(
                                shelf,
                                Negotiation.proposableUntil(database, versions, line, now),
                                Tellable.rule(database, policy, line, now)));
    }

    /** Returns when a further period makes the open units short by itself, whatever version is in force by now. */
    private Optional<Instant> cancelsAt(List<PolicyVersion> versions, OrderLine line) {
        return versions.stream()
                .filter(version -> version.platform().equals(line.platform()))
                .flatMap(version -> version.furtherPeriod().stream())
                .findAny()
                .flatMap(_ -> FurtherPeriod.of(database, line))
                .flatMap(FurtherPeriod::cancelsAt);
    }

    private Map<StockKey, StockOutlook> shelves(List<OrderLine> lines, Instant now) {
        List<StockKey> keys = lines.stream().map(OrderLine::stockKey).distinct().toList();
        List<StockOutlook> read = Concurrently.map(keys, key -> shelf(key, now));
        var shelves = new HashMap<StockKey, StockOutlook>();
        for (int i = 0; i < keys.size(); i++) {
            shelves.put(keys.get(i), read.get(i));
        }
        return shelves;
    }

    private StockOutlook shelf(StockKey key, Instant now) {
        StockPosition position = stock.find(key).map(Stored::value).orElse(StockPosition.unknown(key));
        return StockOutlook.of(position, restocks.ranked(key, now).stream().findFirst(), now);
    }

    private static Money paid(OrderLine line) {
        int from = line.shortUnits();
        return Shares.ofUnits(
                line.line().paid(), from, from + line.open(), line.line().quantity());
    }
}
