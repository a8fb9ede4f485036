package dev.makegood.advice.reputation;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.advice.options.AtStake;
import dev.makegood.advice.options.Price;
import dev.makegood.advice.options.WayOut;
import dev.makegood.inventory.restock.Punctuality;
import dev.makegood.order.LineTimes;
import dev.makegood.order.OrderLine;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.publication.Packs;
import dev.makegood.shop.Shop;
import dev.makegood.wording.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies that each action follows from a rule, and the three most useful are shown. */
class NextActionsTest {
    private static final Instant UNTIL = START.plus(Duration.ofHours(2));
    private static final Optional<SkuAtRisk.Best> SUPPLIER =
            Optional.of(new SkuAtRisk.Best("sup-1", 5, new Punctuality(9, 10, 0)));
    private static final SkuAtRisk TEA = new SkuAtRisk("tea", 12, 2, false, false, SUPPLIER);

    private static List<Action> actions(List<SkuAtRisk> shelves, List<AtStake> lines) {
        return new NextActions(15, shelves, lines, Packs.BARE.zone()).mostUseful();
    }

    private static WayOut way(WayOut.Kind kind, Price price) {
        return new WayOut(kind, price, cny(0), Optional.empty(), Optional.empty(), Texts.of("", ""));
    }

    private static AtStake atStake(boolean missing, WayOut... ways) {
        PaidOrder.PaidLine line = line("1", "M1", "tea", 1, 900);
        var order = new PaidOrder("O1", "pinduoduo", Shop.BUYER, Shop.CNY, START, List.of(line));
        return new AtStake(
                OrderLine.of(order, line, LineTimes.Reported.at(START)),
                Packs.BARE.ref(),
                cny(900),
                missing,
                Optional.of(UNTIL),
                cny(500),
                false,
                Optional.empty(),
                List.of(ways));
    }

    private static Price rising(Instant until) {
        return new Price(cny(3_000), Optional.of(until), Optional.of(cny(4_500)));
    }

    private static Price free(Instant until) {
        return new Price(cny(0), Optional.of(until), Optional.empty());
    }

    private static List<String> words(List<Action> actions) {
        return actions.stream()
                .map(action -> action.words().byField().get("en"))
                .toList();
    }

    @Test
    void aSkuIsRestockedAndWatched() {
        assertEquals(
                List.of(
                        "Restock tea from supplier sup-1, which kept 9 of 10 dates.",
                        "Set a low-stock rule for tea: 12 of 15 stockouts were of it."),
                words(actions(List.of(TEA), List.of())));
        assertEquals(
                "向供应商 sup-1 补货 tea，其 10 次交期中有 9 次守约。",
                actions(List.of(TEA), List.of()).getFirst().words().byField().get("zhCN"));
    }

    @Test
    void whatIsDoneAlreadyIsNotAdvised() {
        var watched = new SkuAtRisk("tea", 12, 0, true, true, SUPPLIER);
        var nobodyToAsk = new SkuAtRisk("cup", 0, 1, false, false, Optional.empty());
        assertEquals(List.of(), actions(List.of(watched, nobodyToAsk), List.of()));
    }

    @Test
    void linesThatCannotShipInTimeAreAdmittedWhileThatIsCheaper() {
        AtStake first = atStake(true, way(WayOut.Kind.ADMIT, rising(UNTIL.plusSeconds(60))));
        AtStake second = atStake(true, way(WayOut.Kind.ADMIT, rising(UNTIL)));
        AtStake there = atStake(false, way(WayOut.Kind.ADMIT, rising(START)));
        Action action = actions(List.of(), List.of(first, second, there)).getFirst();
        assertEquals(
                "Admit 2 lines that cannot ship in time; by 2 March 2026, 14:00 (UTC+8) 2 of them cost 60.00 CNY"
                        + " instead of 90.00 CNY.",
                action.words().byField().get("en"));
        assertEquals(Optional.of(UNTIL), action.until());
        AtStake flat = atStake(true, way(WayOut.Kind.ADMIT, new Price(cny(500), Optional.empty(), Optional.empty())));
        assertEquals(
                List.of("Admit 1 line that cannot ship in time, so that the buyers have their money sooner."),
                words(actions(List.of(), List.of(flat))));
    }

    @Test
    void aRestockThatComesTooLateIsNegotiated() {
        AtStake late = atStake(
                true,
                way(WayOut.Kind.RESTOCK, new Price(cny(1_500), Optional.empty(), Optional.empty())),
                way(WayOut.Kind.NEGOTIATE, free(UNTIL)),
                way(WayOut.Kind.ADMIT, rising(UNTIL)));
        AtStake inTime = atStake(
                true,
                way(WayOut.Kind.RESTOCK, new Price(cny(0), Optional.empty(), Optional.empty())),
                way(WayOut.Kind.NEGOTIATE, free(START)));
        assertEquals(
                List.of("Propose a later ship time to the buyers of 1 line, the first by 2 March 2026, 14:00 (UTC+8):"
                        + " the restock comes after what they were promised."),
                words(actions(List.of(), List.of(late, inTime))));
    }

    @Test
    void advisesThreeAtTheMostTheMostUsefulFirst() {
        var cup = new SkuAtRisk("cup", 3, 0, false, false, SUPPLIER);
        AtStake line = atStake(true, way(WayOut.Kind.ADMIT, rising(UNTIL)));
        assertEquals(
                List.of(Action.Kind.RESTOCK, Action.Kind.LOW_STOCK_RULE, Action.Kind.RESTOCK),
                actions(List.of(cup, TEA), List.of(line)).stream()
                        .map(Action::kind)
                        .toList());
    }
}
