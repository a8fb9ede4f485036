package dev.makegood.command;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.policy.Versions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Money DOLLAR = Money.ofMinor(CurrencyUnit.USD, 100);

    private record Line(String id, Money paid) {}

    private record Order(CurrencyUnit currency, List<Line> lines) {}

    private record Offer(Optional<Money> price) {}

    private static Order order(Money... paid) {
        return new Order(
                paid[0].getCurrencyUnit(),
                Stream.of(paid).map(m -> new Line("l", m)).toList());
    }

    @Test
    void anAmountIsItsMinorUnits() {
        assertEquals(
                List.of(new Difference("lines/1/paidMinor", "100", "101")),
                Difference.between(order(cny(1), cny(100)), order(cny(1), cny(101))));
    }

    @Test
    void aCurrencyIsNamedWhereItIsSaid() {
        assertEquals(
                List.of(new Difference("currency", "CNY", "USD")), Difference.between(order(cny(100)), order(DOLLAR)));
        assertEquals(
                List.of(new Difference("currency", "CNY", "USD")),
                Difference.between(new Offer(Optional.of(cny(100))), new Offer(Optional.of(DOLLAR))));
    }

    private record Numbered(String lineId, List<String> attributes) {}

    private record Numbers(List<Numbered> lines, List<String> payers) {}

    @Test
    void linesGoByTheirIdsAndSetsAreSets() {
        var told = new Numbers(
                List.of(new Numbered("2", List.of("b", "a")), new Numbered("1", List.of())), List.of("x", "y"));
        var again = new Numbers(
                List.of(new Numbered("1", List.of()), new Numbered("2", List.of("a", "b"))), List.of("x", "y"));
        assertEquals(List.of(), Difference.between(told, again));
        var other = new Numbers(
                List.of(new Numbered("1", List.of()), new Numbered("2", List.of("a", "c"))), List.of("y", "x"));
        assertEquals(
                List.of(
                        new Difference("lines/2/attributes/1", "b", "c"),
                        new Difference("payers/0", "x", "y"),
                        new Difference("payers/1", "y", "x")),
                Difference.between(told, other));
    }

    @Test
    void whatIsMissingIsAbsent() {
        assertEquals(
                List.of(new Difference("lines/1", "absent", "{\"id\":\"l\",\"paidMinor\":2}")),
                Difference.between(order(cny(1)), order(cny(1), cny(2))));
        assertEquals(
                List.of(new Difference("currency", "CNY", "absent"), new Difference("priceMinor", "100", "absent")),
                Difference.between(new Offer(Optional.of(cny(100))), new Offer(Optional.empty())));
    }

    /** A reader looks for a tier where the version has it. */
    @Test
    void aTierIsNamedByItsPlace() {
        String before = douyin();
        String cheaper = before.replace("promise: {atMostHours: 48}", "promise: {atMostHours: 47}");
        assertEquals(
                List.of(new Difference("compensation/tiers/0/promise/atMostHours", "48", "47")),
                ofTiers(before, cheaper));
        String moved = before.replace("overHours: 240", "overHours: 300");
        assertEquals(
                List.of(new Difference("compensation/tiers/2/promise/overHours", "240", "300")),
                ofTiers(before, moved));
    }

    @Test
    void theSequenceOfTiersMeansNothingAndANewOneComesBehindThem() {
        String before = douyin();
        String first = before.substring(
                before.indexOf("    - promise: {atMostHours: 48}"), before.indexOf("    - promise: {overHours: 48,"));
        String others =
                before.substring(before.indexOf("    - promise: {overHours: 48,"), before.indexOf("  # It stacks"));
        assertEquals(List.of(), ofTiers(before, before.replace(first + others, others + first)));
        String added = first.replace("{atMostHours: 48}", "{atMostHours: 24}");
        String split = first.replace("{atMostHours: 48}", "{overHours: 24, atMostHours: 48}");
        var differences = ofTiers(before, before.replace(first, split + added));
        assertEquals(
                List.of("compensation/tiers/0/promise/overHours", "compensation/tiers/3"),
                differences.stream().map(Difference::field).toList());
        assertEquals("absent", differences.getLast().before());
    }

    private static String douyin() {
        String text = Versions.text("douyin-stockout");
        return text.substring(0, text.indexOf("examples:"))
                + "examples: [{name: nothing was paid, facts: {paidMinor: 0}, amountMinor: 0}]\n";
    }

    private static List<Difference> ofTiers(String before, String now) {
        return Difference.between(
                        Versions.read(before).compensation(), Versions.read(now).compensation())
                .stream()
                .map(one -> new Difference("compensation/" + one.field(), one.before(), one.now()))
                .toList();
    }
}
