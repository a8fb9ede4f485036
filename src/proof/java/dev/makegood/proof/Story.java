package dev.makegood.proof;

import static dev.makegood.proof.StoryMarket.MERCHANT;

import dev.makegood.advice.causes.RootCause;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.policy.Exemption;
import dev.makegood.refund.Choice;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;

/** Plays the callers' acts about one order, interleaved with other stories on the same stock, account or coupon. */
final class Story {
    static final String OTHER_BUYER = "b_fedcba9876543210fedcba9876543210";
    private static final List<Integer> PROMISES = List.of(12, 24, 48, 72, 96, 168, 240, 480);
    private static final List<String> ATTRIBUTES = List.of("presale", "custom", "bonded", "directMail");

    /** How many of the stories are about complaints, if there is a version for late shipments. */
    private static final int COMPLAINED = 6;

    private final StoryMarket market;
    private final Random random;
    private final String order;
    private final List<StoryMarket.Ware> wares = new ArrayList<>();

    Story(StoryMarket market, Random random, String order) {
        this.market = market;
        this.random = random;
        this.order = order;
    }

    /** Returns the stories that are possible under a setting. */
    static List<Consumer<Story>> plots(HistoryRules setting) {
        var plots = new ArrayList<>(List.<Consumer<Story>>of(
                Story::admitted,
                Story::counted,
                Story::miscounted,
                Story::overdue,
                Story::redeemed,
                Story::appealed,
                Story::cancelled,
                Story::negotiated,
                Story::urged,
                Story::delayed,
                Story::exempted,
                Story::claimed,
                Story::agreedLate,
                Story::together,
                Story::presold,
                Story::erased,
                Story::refundedElsewhere,
                Story::relisted,
                Story::abused));
        if (setting.versions().size() > 1) {
            plots.addAll(Collections.nCopies(COMPLAINED, Story::complained));
        }
        if (setting.window() > 0) {
            plots.add(Story::chosen);
            plots.add(Story::chosen);
            plots.add(Story::chosen);
        }
        return plots;
    }

    private void pause() {
        if (random.nextBoolean()) {
            market.history().turns.sleep(Duration.ofSeconds(random.nextInt(1_200)));
        }
    }

    private StoryMarket.Ware ware(Duration promised) {
        int quantity = 1 + random.nextInt(3);
        long minor = random.nextInt(12) == 0 ? 0 : quantity * (1L + random.nextInt(6_000)) + random.nextInt(3);
        return new StoryMarket.Ware(
                "M" + (1 + random.nextInt(market.history().setting.merchants())),
                random.nextBoolean() ? "A" : "C",
                quantity,
                minor,
                promised,
                ATTRIBUTES.stream().filter(_ -> random.nextInt(3) == 0).toList());
    }

    private Duration promise() {
        return random.nextBoolean()
                ? Duration.ofDays(20)
                : Duration.ofHours(PROMISES.get(random.nextInt(PROMISES.size())));
    }

    /**
     * Places the order.
     *
     * @return how many units its first line has
     */
    private int placed(Duration promised) {
        return placed(promised, random.nextInt(4) > 0 ? Shop.BUYER : OTHER_BUYER);
    }

    private int placed(Duration promised, String buyer) {
        int lines = random.nextInt(3) > 0 ? 1 + random.nextInt(2) : 1 + random.nextInt(5);
        for (int n = 0; n < lines; n++) {
            wares.add(ware(promised));
        }
        pause();
        market.place(order, buyer, Duration.ofMinutes(1 + random.nextInt(2) * 60 * 24), wares);
        pause();
        others();
        return wares.getFirst().quantity();
    }

    private int placed() {
        return placed(promise());
    }

    /** Plays the order's other lines. */
    private void others() {
        for (int n = 2; n <= wares.size(); n++) {
            String line = order + "/" + n;
            int units = wares.get(n - 1).quantity();
            switch (random.nextInt(4)) {
                case 0 -> market.admit(line, OptionalInt.of(1 + random.nextInt(units)));
                case 1 -> market.ship(line, "s-" + n, units);
                case 2 -> market.history().turns.start("admission " + line, () -> market.admit(line));
                default -> {}
            }
        }
    }

    private String merchant() {
        return wares.getFirst().merchant();
    }

    void admitted() {
        int quantity = placed();
        market.admit(order, OptionalInt.of(1 + random.nextInt(quantity)));
        pause();
        market.ship(order, "s-1", 1);
        market.admit(order);
        pause();
        market.topUp(merchant(), "t-" + order, 1 + random.nextInt(1_500));
    }

    void counted() {
        placed();
        market.place(order + "b", "A", 1 + random.nextInt(3));
        market.recount("A", "c-" + order, random.nextInt(4));
        pause();
        market.detect();
        market.ship(order + "b", "s-1", 1);
    }

    /** Strands everything by a count, which is then confirmed, withdrawn, or not decided about. */
    void miscounted() {
        int quantity = placed();
        market.place(order + "b", "A", 1 + random.nextInt(3));
        String sku = wares.getFirst().sku();
        market.recount(merchant(), sku, "c-" + order, 0);
        market.detect();
        pause();
        switch (random.nextInt(4)) {
            case 0 -> market.confirmBrake(order);
            case 1 -> {}
            default -> {
                market.recount(merchant(), sku, "c2-" + order, random.nextInt(9));
                market.withdrawBrake(order);
            }
        }
        market.detect();
        market.ship(order, "s-1", 1 + random.nextInt(quantity));
    }

    void overdue() {
        placed(Duration.ofHours(1));
        if (random.nextBoolean()) {
            market.admit(order, OptionalInt.of(1));
        }
        market.history().turns.sleep(Duration.ofHours(random.nextInt(60)).plusMinutes(random.nextInt(3)));
        market.detect();
        if (random.nextBoolean()) {
            market.ship(order, "s-1", 1);
        }
        market.detect();
    }

    /** The buyer complains about the late shipment before its units go short, while they do, or after it was paid for. */
    void complained() {
        int quantity = placed(Duration.ofHours(1));
        market.history().turns.sleep(Duration.ofHours(4 + random.nextInt(20)));
        // A fault ends most passes early.
        for (int pass = 0; pass < 6; pass++) {
            market.detect();
            market.minutes(1);
        }
        if (random.nextInt(3) == 0) {
            market.upholdLate(order);
        }
        market.admit(order, OptionalInt.of(1 + random.nextInt(quantity)));
        if (random.nextBoolean()) {
            market.issue();
        }
        pause();
        market.history().turns.start("complaint " + order, () -> market.upholdLate(order));
        market.issue();
        switch (random.nextInt(4)) {
            case 0 -> market.exempt(order, Exemption.WRONG_ADDRESS);
            case 1 -> market.exemptLate(order);
            case 2 -> market.uphold(order);
            default -> {}
        }
        market.admit(order);
        market.issue();
    }

    /** An operator decides about one line while a schedule finds the others, which share its caps. */
    void together() {
        placed(Duration.ofHours(1));
        market.admit(order, OptionalInt.of(1));
        market.issue();
        market.history().turns.sleep(Duration.ofHours(48 + random.nextInt(30)));
        boolean exempt = random.nextBoolean();
        market.history().turns.start("operator " + order, () -> {
            if (exempt) {
                market.exempt(order, Exemption.FORCE_MAJEURE);
            } else {
                market.claim(order, true);
            }
        });
        market.history().turns.start("detection " + order, market::detect);
        market.issue();
    }

    void redeemed() {
        placed();
        market.admit(order);
        for (int round = 0; round < 3; round++) {
            market.issue();
            pause();
        }
        String other = order + "r";
        market.redeem(order, "r-" + order, other, 1 + random.nextInt(500));
        market.place(
                other,
                market.buyer(order),
                Duration.ofMinutes(1),
                List.of(new StoryMarket.Ware(merchant(), "A", 1, StoryMarket.UNIT, promise(), List.of())));
        if (random.nextBoolean()) {
            market.history().turns.start("reversal " + order, () -> market.reverse(order, "r-" + order));
        }
        market.admit(other);
        market.sweep();
    }

    void appealed() {
        placed();
        market.admit(order, OptionalInt.of(1));
        pause();
        boolean granted = random.nextBoolean();
        market.history().turns.start("appeal " + order, () -> market.appeal(order, granted));
        market.issue();
        market.admit(order);
    }

    void exempted() {
        placed();
        market.admit(order, OptionalInt.of(1));
        if (random.nextBoolean()) {
            market.issue();
        }
        pause();
        market.exempt(order, random.nextBoolean() ? Exemption.WRONG_ADDRESS : Exemption.FORCE_MAJEURE);
        pause();
        market.admit(order);
    }

    void claimed() {
        placed();
        if (random.nextBoolean()) {
            market.admit(order, OptionalInt.of(1));
            market.uphold(order);
        }
        pause();
        market.claim(order, random.nextInt(4) > 0);
        market.issue();
    }

    void negotiated() {
        placed(Duration.ofHours(12));
        market.proposeShipTime(order, Duration.ofHours(random.nextInt(100)));
        pause();
        market.answerShipTime(order, random.nextInt(3) > 0);
        market.history().turns.sleep(Duration.ofHours(random.nextInt(120)));
        market.detect();
        if (random.nextBoolean()) {
            market.admit(order, OptionalInt.of(1));
        }
        market.ship(order, "s-1", 1);
    }

    /** The buyer urges, and calls upon the merchant; it ships, answers, admits, or says nothing, in time or not. */
    void urged() {
        placed(Duration.ofHours(12));
        pause();
        market.urge(order);
        market.history().turns.sleep(Duration.ofHours(random.nextInt(40)));
        switch (random.nextInt(4)) {
            case 0 ->
                market.history().turns.start("answer " + order, () -> market.answerUrge(order, Duration.ofDays(9)));
            case 1 -> market.history().turns.start("shipment " + order, () -> market.ship(order, "s-1", 1));
            case 2 -> market.admit(order, OptionalInt.of(1));
            default -> {}
        }
        market.detect();
        market.history().turns.sleep(Duration.ofHours(random.nextInt(60)));
        market.detect();
        calledUpon();
    }

    /** The buyer sets a further period, if the line is late, and may cancel. */
    private void calledUpon() {
        market.callToShip(order);
        market.history().turns.sleep(Duration.ofHours(random.nextInt(40)));
        if (random.nextBoolean()) {
            market.propose(order, Side.BUYER, 0);
        }
        market.detect();
    }

    void delayed() {
        placed(Duration.ofHours(12));
        boolean dated = random.nextInt(3) > 0;
        market.tellDelay(
                order, "d-1", dated ? Optional.of(Duration.ofHours(1 + random.nextInt(150))) : Optional.empty());
        pause();
        switch (random.nextInt(4)) {
            case 0 -> market.answerDelay(order, "d-1", false);
            case 1 -> market.answerDelay(order, "d-1", true);
            default -> {}
        }
        market.history().turns.sleep(Duration.ofHours(random.nextInt(60)));
        market.detect();
        if (dated && random.nextBoolean()) {
            market.tellDelay(order, "d-2", Optional.of(Duration.ofHours(1 + random.nextInt(200))));
            market.history().turns.sleep(Duration.ofHours(random.nextInt(60)));
        }
        if (random.nextInt(3) == 0) {
            market.admit(order, OptionalInt.of(1));
        }
        if (random.nextBoolean()) {
            market.ship(order, "s-1", 1);
        }
        if (!dated || random.nextInt(3) == 0) {
            market.answerDelay(order, dated ? "d-2" : "d-1", false);
        }
    }

    void cancelled() {
        placed();
        if (random.nextBoolean()) {
            market.admit(order, OptionalInt.of(1));
        }
        Side by = random.nextBoolean() ? Side.BUYER : Side.MERCHANT;
        market.propose(order, by, random.nextInt(800));
        pause();
        market.history().turns.start("shipment " + order, () -> market.ship(order, "s-1", 1));
        market.answer(order, other(by), random.nextInt(4) > 0);
    }

    private static Side other(Side by) {
        return by == Side.BUYER ? Side.MERCHANT : Side.BUYER;
    }

    /** Both sides agree when all of the line is short already. */
    void agreedLate() {
        placed();
        market.admit(order);
        if (random.nextInt(3) == 0) {
            market.exempt(order, Exemption.BUYER_ABUSE);
        }
        Side by = random.nextBoolean() ? Side.BUYER : Side.MERCHANT;
        market.propose(order, by, random.nextInt(2_000));
        pause();
        market.answer(order, other(by), true);
    }

    /** A SKU that is sold before it is in stock; its date moves, passes, or is called off. */
    void presold() {
        int quantity = placed();
        String sku = wares.getFirst().sku();
        market.presell(merchant(), sku, Duration.ofHours(1 + random.nextInt(200)));
        market.recount(merchant(), sku, "c-" + order, random.nextInt(2));
        market.detect();
        pause();
        switch (random.nextInt(3)) {
            case 0 -> market.presell(merchant(), sku, Duration.ofHours(1 + random.nextInt(400)));
            case 1 -> market.endPresale(merchant(), sku);
            default -> {}
        }
        market.place(order + "b", sku, 1 + random.nextInt(3));
        market.detect();
        market.history().turns.sleep(Duration.ofHours(random.nextInt(250)));
        market.ship(order, "s-1", 1 + random.nextInt(quantity));
        market.detect();
    }

    /** A buyer says things, and is erased while they are being decided. */
    void erased() {
        String buyer = "buyer-" + order;
        placed(promise(), market.name(buyer));
        if (random.nextBoolean()) {
            market.admit(order, OptionalInt.of(1));
        }
        market.propose(order, Side.BUYER, random.nextInt(400));
        market.history().turns.start("erasure " + order, () -> {
            market.erase(buyer);
            market.minutes(6);
            market.eraseTexts();
        });
        market.claim(order, random.nextBoolean());
        market.answer(order, Side.MERCHANT, random.nextBoolean());
    }

    /** The merchant has none, and sells the same dearer a day later, or cheaper, or after it counted some. */
    void relisted() {
        wares.add(new StoryMarket.Ware(MERCHANT, "R", 1, 1_000, Duration.ofDays(20), List.of()));
        market.place(order, Shop.BUYER, Duration.ofMinutes(1), wares);
        market.admit(order);
        market.correctCause(order, "cc", RootCause.PRICE_CHANGED);
        if (random.nextInt(3) == 0) {
            market.recount(MERCHANT, "R", "c-" + order, 2);
        }
        market.history().turns.sleep(Duration.ofHours(26));
        market.placeNow(
                order + "b",
                new StoryMarket.Ware(MERCHANT, "R", 1, 900 + random.nextInt(400), Duration.ofDays(20), List.of()));
        market.ship(order + "b", "s-1", 1);
    }

    /** An order goes well, so that it may leave its table. */
    void sent() {
        wares.add(ware(Duration.ofDays(20)));
        pause();
        market.place(order, random.nextBoolean() ? Shop.BUYER : OTHER_BUYER, Duration.ofMinutes(1), wares);
        pause();
        market.ship(order, "s-1", wares.getFirst().quantity());
    }

    /** It is told again, and something else about it, while it leaves its table or long after. */
    void archived() {
        market.placeAgain(order);
        pause();
        switch (random.nextInt(4)) {
            case 0 -> market.withdraw(order, "s-1");
            case 1 -> market.bringBack(order);
            case 2 -> market.claim(order, random.nextBoolean());
            default -> {}
        }
        market.placeAgain(order);
    }

    /** An adversary tries to get as much as possible. */
    void abused() {
        placed();
        new Adversary(market.history(), random, StoryMarket.line(order)).play();
        market.issue();
    }

    void chosen() {
        int quantity = placed();
        market.restock(merchant(), wares.getFirst().sku(), 9);
        market.recount(merchant(), "B", "c-" + order, 2);
        market.admit(order, OptionalInt.of(quantity));
        market.offer(order, "B", random.nextInt(1_500));
        pause();
        Choice.Wanted wanted = switch (random.nextInt(3)) {
            case 0 -> new Choice.RefundNow();
            case 1 -> new Choice.Wait(StoryMarket.RESTOCK_ON);
            default -> new Choice.Swap("r-1");
        };
        market.history().turns.start("choice " + order, () -> market.choose(order, wanted));
        if (random.nextBoolean()) {
            market.propose(order, Side.BUYER, random.nextInt(400));
            market.answer(order, Side.MERCHANT, true);
        }
        market.history().turns.sleep(Duration.ofHours(random.nextInt(120)));
        market.ship(order, "s-1", 1);
        if (random.nextInt(3) == 0) {
            market.refundElsewhere(order, "x-1", 1 + random.nextInt(quantity), unitMinor());
        }
        if (random.nextInt(3) == 0) {
            market.withdraw(order, "s-1");
        }
    }

    /** The platform refunds units itself, while they are open, short, on their way, sent, or in doubt. */
    void refundedElsewhere() {
        int quantity = placed();
        boolean isShort = random.nextBoolean();
        if (isShort) {
            market.admit(order, OptionalInt.of(1 + random.nextInt(quantity)));
        }
        int units = 1 + random.nextInt(quantity);
        market.history()
                .turns
                .start("refund elsewhere " + order, () -> market.refundElsewhere(order, "x-1", units, unitMinor()));
        market.sweep();
        market.ship(order, "s-1", 1);
        if (random.nextBoolean()) {
            market.withdraw(order, "s-1");
        }
        if (random.nextBoolean()) {
            market.admit(order);
        }
        pause();
        market.refundElsewhere(order, "x-2", 1, unitMinor());
    }

    /** Returns the price of a unit, rounded down. */
    private long unitMinor() {
        return wares.getFirst().minor() / wares.getFirst().quantity();
    }
}
