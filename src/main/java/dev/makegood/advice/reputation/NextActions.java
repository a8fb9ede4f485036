package dev.makegood.advice.reputation;

import dev.makegood.advice.options.AtStake;
import dev.makegood.advice.options.Price;
import dev.makegood.advice.options.WayOut;
import dev.makegood.wording.Sentence;
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
    private final ZoneId zone;

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
        this.zone = zone;
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
        Sentence words = until.isPresent() && atOnce.isPresent() && after.isPresent()
                ? Sentence.of("action.admitDearer")
                        .time("until", until.get(), zone)
                        .with("rising", rising.size())
                        .amount("now", atOnce.get())
                        .amount("after", after.get())
                : Sentence.of("action.admit");
        return Optional.of(new Action(
                Action.Kind.ADMIT,
                count,
                Optional.empty(),
                Optional.empty(),
                until,
                ActionWords.text(words.with("lines", ActionWords.lines(count)))));
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
                        ActionWords.text(Sentence.of("action.negotiate")
                                .with("lines", ActionWords.lines(ends.size()))
                                .time("until", until, zone))));
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
                        ActionWords.restock(shelf.sku(), best)));
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
                        ActionWords.text(Sentence.of("action.lowStockRule")
                                .with("sku", shelf.sku())
                                .with("ofIt", shelf.stockouts())
                                .with("all", stockouts))));
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
