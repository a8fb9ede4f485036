package dev.makegood.local.crash;

import dev.makegood.local.client.OrderBody;
import dev.makegood.local.process.RestartedPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Plays the life of one order, or of a few orders of one SKU, after the payment. The seed and a story's number
 * determine it. A story ends when everything that it sent is accepted, and then records the expected result.
 */
final class Stories {
    static final List<String> MERCHANTS = List.of("m-1", "m-2", "m-3");

    /** One story in this many has a refund that is pending for days, comes back, or is paid by hand. */
    private static final int FATES_SHARE = 2;

    private static final int KINDS = 10;
    private static final Duration FAR = Duration.ofDays(60);

    private final long seed;
    private final Caller caller;
    private final RestartedPlatform platform;
    private final Provider provider;
    private final Accepted accepted;

    Stories(long seed, Caller caller, RestartedPlatform platform, Provider provider, Accepted accepted) {
        this.seed = seed;
        this.caller = caller;
        this.platform = platform;
        this.provider = provider;
        this.accepted = accepted;
    }

    void play(int number) {
        new Story(number).play();
    }

    private final class Story {
        private final int number;
        private final Random random;
        private final String merchant;
        private String order;
        private final int quantity;
        private final long price;
        private final Instant now = platform.clock().now();

        Story(int number) {
            this.number = number;
            // Random's first values of neighbouring seeds are similar.
            this.random = new Random(seed * 1_000_003 + number * 7_919L);
            random.nextInt();
            merchant = MERCHANTS.get(random.nextInt(MERCHANTS.size()));
            order = "o-" + number;
            quantity = 1 + random.nextInt(3);
            price = 1_000 + random.nextInt(20_000);
        }

        private long paid() {
            return quantity * price;
        }

        private String buyer() {
            return "buyer-" + number;
        }

        void play() {
            if (provider.playsFates() && number % FATES_SHARE == 0) {
                fated(Fate.ofStory(number / FATES_SHARE));
                return;
            }
            switch (random.nextInt(KINDS)) {
                case 0 -> recount();
                case 1 -> overdue();
                case 2 -> shipped();
                case 3 -> topUp();
                case 4 -> grown();
                case 5, 6 -> redeemed();
                case 7 -> refused();
                default -> admitted();
            }
        }

        private void admitted() {
            place(order, buyer(), paid(), now, now.plus(FAR));
            admit(order, quantity);
            note(buyer(), "admission", quantity, paid(), paid());
        }

        private void fated(Fate fate) {
            order = fate.order(number);
            admitted();
        }

        /**
         * Makes one unit short first and all others later, so that there are two refunds if there is more than one
         * unit.
         */
        private void grown() {
            place(order, buyer(), paid(), now, now.plus(FAR));
            admit(order, 1);
            admit(order, quantity);
            note(buyer(), "admission", quantity, paid(), paid());
        }

        private void shipped() {
            place(order, buyer(), paid(), now, now.plus(FAR));
            ship(order);
            note(buyer(), "", 0, 0, 0);
        }

        private void overdue() {
            Instant soon = now.minus(Duration.ofHours(48)).plusSeconds(random.nextInt(120));
            place(order, buyer(), paid(), now.minus(Duration.ofHours(72)), soon);
            note(buyer(), "overdue", quantity, paid(), paid());
        }

        private void topUp() {
            String into = random.nextBoolean() ? "balance" : "deposit";
            var body = Map.of("amountMinor", price, "currency", "CNY", "into", into);
            caller.put("platform", null, "/merchants/" + merchant + "/top-ups/t-" + number, body);
            accepted.topUp(merchant, price);
        }

        /**
         * Sends an order with other content, another party's order, and an invalid amount: all are refused and change
         * nothing.
         */
        private void refused() {
            shipped();
            var again = Map.of("quantity", quantity);
            caller.refused(409, "merchant", merchant, "/orders/" + order + "/lines/1/admission", again);
            caller.refused(404, "merchant", "m-other", "/orders/" + order + "/lines/1/admission", again);
            var less = Map.of("amountMinor", -price, "currency", "CNY", "into", "balance");
            caller.refused(422, "platform", null, "/merchants/" + merchant + "/top-ups/t-" + number, less);
        }

        /** Strands the later paid orders; the earliest keep the remaining units. */
        private void recount() {
            int orders = 2 + random.nextInt(4);
            int left = random.nextInt(orders * quantity);
            for (int i = 0; i < orders; i++) {
                place(order + "-" + i, buyer() + "-" + i, paid(), now.minusSeconds(100 - i), now.plus(FAR));
            }
            String path = "/merchants/" + merchant + "/stock/sku-" + number + "/recounts/r-1";
            caller.put("merchant", merchant, path, Map.of("onHand", left));
            for (int i = 0; i < orders; i++) {
                int kept = Math.clamp(left - (long) i * quantity, 0, quantity);
                long back = (quantity - kept) * price;
                String trigger = kept == quantity ? "" : "recount";
                accepted.order(new Expected(
                        order + "-" + i, buyer() + "-" + i, merchant, trigger, quantity - kept, back, back));
            }
        }

        /** Pays with the coupon of an earlier story, if it has been issued; otherwise plays an ordinary order. */
        private void redeemed() {
            Optional<Expected> before = accepted.unspent().filter(this::issued);
            if (before.isEmpty()) {
                admitted();
                return;
            }
            String coupon = before.get().couponId();
            String holder = before.get().buyerId();
            long amount = 1 + random.nextInt((int) Expected.COMPENSATION);
            String redemption = "/coupons/" + coupon + "/redemptions/r-" + number;
            caller.put(
                    "platform", null, redemption, Map.of("buyerId", holder, "orderId", order, "amountMinor", amount));
            switch (random.nextInt(3)) {
                case 0 -> {
                    caller.put("platform", null, redemption + "/reversal", Map.of());
                    place(order, holder, paid(), now, now.plus(FAR));
                    admit(order, quantity);
                    note(holder, "admission", quantity, paid(), paid());
                }
                case 1 -> {
                    place(order, holder, paid(), now, now.plus(FAR));
                    ship(order);
                    accepted.spent(coupon, amount);
                    note(holder, "", 0, 0, 0);
                }
                default -> {
                    place(order, holder, paid(), now, now.plus(FAR));
                    admit(order, quantity);
                    note(holder, "admission", quantity, paid(), paid() - amount);
                }
            }
        }

        private boolean issued(Expected before) {
            return caller.get("/coupons/" + before.couponId()).status() == 200;
        }

        private void place(String orderId, String buyerId, long paidMinor, Instant paidAt, Instant promised) {
            var line = OrderBody.line("1", merchant, "sku-" + number, quantity, paidMinor, promised);
            var body = BareRule.of(OrderBody.of(buyerId, paidAt, line).paidBy(provider.pay(orderId, paidMinor)));
            caller.put("platform", null, "/orders/" + orderId, body);
        }

        private void admit(String orderId, int units) {
            caller.put("merchant", merchant, "/orders/" + orderId + "/lines/1/admission", Map.of("quantity", units));
        }

        private void ship(String orderId) {
            var lines = List.of(Map.of("lineId", "1", "quantity", quantity));
            var body = Map.of("shippedAt", now.toString(), "lines", lines);
            caller.put("merchant", merchant, "/orders/" + orderId + "/shipments/s-1", body);
        }

        private void note(String buyerId, String trigger, int shortUnits, long refundMinor, long cashMinor) {
            accepted.order(new Expected(order, buyerId, merchant, trigger, shortUnits, refundMinor, cashMinor));
        }
    }
}
