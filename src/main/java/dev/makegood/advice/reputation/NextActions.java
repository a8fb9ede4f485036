package dev.makegood.advice.reputation;

import dev.makegood.advice.options.AtStake;
import dev.makegood.advice.options.Price;
import dev.makegood.advice.options.WayOut;
import dev.makegood.wording.Amounts;
import dev.makegood.wording.Text;
import dev.makegood.wording.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Decides which actions help a merchant most, by rules over its figures and open lines. Reads no rows. */
final class NextActions {
    private static final int MOST = 3;

    private final int stockouts;
    private final List<SkuAtRisk> shelves;
    private final List<AtStake> lines;
    private final Times times;

    /**
     * Creates the rules.
     *
     * @param stockouts cases of the period, of all SKUs
     * @param lines open lines, those with the earliest ship time
     */
    NextActions(int stockouts, List<SkuAtRisk> shelves, List<AtStake> lines, ZoneId zone) {
        this.stockouts = stockouts;
        this.shelves = shelves;
        this.lines = lines;
        times = new Times(zone);
    }

    List<Action> mostUseful() {
        return Stream.of(
                        admit().stream(),
                        negotiate().stream(),
                        shelves.stream().flatMap(shelf -> restock(shelf).stream()),
                        shelves.stream().flatMap(shelf -> lowStockRule(shelf).stream()))
                .flatMap(actions -> actions)
                .sorted(Action.MOST_USEFUL_FIRST)
                .limit(MOST)
                .toList();
    }

    /** Covers lines whose units are missing and do not arrive in time. */
    private Optional<Action> admit() {
        List<Price> prices = lines.stream()
                .filter(line -> line.missing() && line.way(WayOut.Kind.RESTOCK).isEmpty())
                .flatMap(line -> line.way(WayOut.Kind.ADMIT).stream())
                .map(WayOut::price)
                .toList();
        List<Price> rising = prices.stream().filter(Price::rises).toList();
        Optional<Instant> until = earliest(rising.stream().map(Price::until));
        Optional<Money> atOnce = sum(rising, Price::now);
        Optional<Money> after = sum(rising, price -> price.after().orElseThrow());
        int count = prices.size();
        if (count == 0) {
            return Optional.empty();
        }
        Text words = until.isPresent() && atOnce.isPresent() && after.isPresent()
                ? new Text(
                        "Admit %s that cannot ship in time; by %s %d of them cost %s instead of %s."
                                .formatted(
                                        lines(count),
                                        times.en(until.get()),
                                        rising.size(),
                                        Amounts.text(atOnce.get()),
                                        Amounts.text(after.get())),
                        "承认 %d 个无法按时发货的商品行缺货；%s前，其中 %d 个共赔付 %s，之后为 %s。"
                                .formatted(
                                        count,
                                        times.zh(until.get()),
                                        rising.size(),
                                        Amounts.zh(atOnce.get()),
                                        Amounts.zh(after.get())))
                : new Text(
                        "Admit %s that cannot ship in time, so that the buyers have their money sooner."
                                .formatted(lines(count)),
                        "承认 %d 个无法按时发货的商品行缺货，让买家更早收到退款。".formatted(count));
        return Optional.of(new Action(Action.Kind.ADMIT, count, Optional.empty(), Optional.empty(), until, words));
    }

    /** Covers lines whose units arrive after the ship time. */
    private Optional<Action> negotiate() {
        List<Instant> ends = lines.stream()
                .filter(line -> line.way(WayOut.Kind.RESTOCK)
                        .filter(way -> way.price().now().isPositive())
                        .isPresent())
                .flatMap(line -> line.way(WayOut.Kind.NEGOTIATE).stream())
                .flatMap(way -> way.price().until().stream())
                .toList();
        return ends.stream()
                .min(Comparator.naturalOrder())
                .map(until -> new Action(
                        Action.Kind.NEGOTIATE,
                        ends.size(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(until),
                        new Text(
                                "Propose a later ship time to the buyers of %s, the first by %s: the restock comes after what they were promised."
                                        .formatted(lines(ends.size()), times.en(until)),
                                "与 %d 个商品行的买家协商延期发货，最早须在%s前：补货晚于承诺发货时间。".formatted(ends.size(), times.zh(until)))));
    }

    private Optional<Action> restock(SkuAtRisk shelf) {
        if (shelf.covered()) {
            return Optional.empty();
        }
        return shelf.best()
                .map(best -> new Action(
                        Action.Kind.RESTOCK,
                        (long) shelf.stockouts() + shelf.waiting(),
                        Optional.of(shelf.sku()),
                        Optional.of(best.supplierId()),
                        Optional.empty(),
                        restock(shelf.sku(), best)));
    }

    private static Text restock(String sku, SkuAtRisk.Best best) {
        int dates = best.punctuality().dates();
        return dates == 0
                ? new Text(
                        "Restock %s from supplier %s, which says that it takes %d days."
                                .formatted(sku, best.supplierId(), best.leadTimeDays()),
                        "向供应商 %s 补货 %s，其称需 %d 天。".formatted(best.supplierId(), sku, best.leadTimeDays()))
                : new Text(
                        "Restock %s from supplier %s, whose dates held %d of %d times."
                                .formatted(
                                        sku,
                                        best.supplierId(),
                                        best.punctuality().kept(),
                                        dates),
                        "向供应商 %s 补货 %s，其 %d 次交期中有 %d 次守约。"
                                .formatted(
                                        best.supplierId(),
                                        sku,
                                        dates,
                                        best.punctuality().kept()));
    }

    private Optional<Action> lowStockRule(SkuAtRisk shelf) {
        return shelf.warned() || shelf.stockouts() == 0
                ? Optional.empty()
                : Optional.of(new Action(
                        Action.Kind.LOW_STOCK_RULE,
                        shelf.stockouts(),
                        Optional.of(shelf.sku()),
                        Optional.empty(),
                        Optional.empty(),
                        new Text(
                                "Set a low-stock rule for %s: %d of %d stockouts were of it."
                                        .formatted(shelf.sku(), shelf.stockouts(), stockouts),
                                "为 %s 设置低库存预警：%d 次缺货中有 %d 次是它。".formatted(shelf.sku(), stockouts, shelf.stockouts()))));
    }

    private static String lines(int count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    private static Optional<Instant> earliest(Stream<Optional<Instant>> instants) {
        return instants.flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Returns empty without prices, and for prices in several currencies. */
    private static Optional<Money> sum(List<Price> prices, Function<Price, Money> of) {
        long currencies = prices.stream()
                .map(price -> price.now().getCurrencyUnit())
                .distinct()
                .count();
        return currencies == 1 ? prices.stream().map(of).reduce(Money::plus) : Optional.empty();
    }
}
