package dev.makegood.abuse;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;

import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.choice.Choose;
import dev.makegood.choice.OfferReplacement;
import dev.makegood.choice.Replacement;
import dev.makegood.command.Actor;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.coupon.redemption.ReverseRedemption;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.shipment.UntrueShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.policy.Exemption;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.refund.Choice;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.refund.manual.ReturnManualPayment;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.servicedesk.appeal.DecideAppeal;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.joda.money.Money;

/**
 * Simulates merchants, buyers, operators and a gateway that act in any order, and keeps their reports for the checks.
 */
final class Abusers {
    private static final long[] PRICES = {0, 1, 3, 999, 20_000, 400_000};

    final MemoryDatabase database = new MemoryDatabase();
    final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    final List<LineRef> lines = new ArrayList<>();
    final List<String> done = new ArrayList<>();

    /** The gateway's returned payments by key, and the platform's external refunds by order. */
    final Map<String, Money> back = new HashMap<>();

    final Map<String, Money> elsewhere = new HashMap<>();
    final Map<String, Money> paid = new HashMap<>();
    Money toppedUp = cny(0);
    private final Random random;
    private int ids;

    Abusers(long seed) {
        random = new Random(seed);
        if (random.nextBoolean()) {
            shop.publish("tmall-late-shipment");
        }
        shop.publish(
                "tmall-stockout",
                "owedOn: established",
                random.nextBoolean() ? "owedOn: established" : "owedOn: refunded",
                "choiceWindowHours: 0",
                random.nextInt(3) == 0 ? "choiceWindowHours: 0" : "choiceWindowHours: 12",
                "shortfall: advance",
                random.nextInt(3) == 0 ? "shortfall: suspend" : "shortfall: advance");
        if (random.nextInt(4) == 0) {
            new PublishPromise(database)
                    .publish(new Promised(
                            "M1",
                            Optional.empty(),
                            new MerchantPromise("p", MerchantPromise.Kind.EXTRA, cny(700)),
                            START,
                            START));
        }
        shop.count("M1", "B", "c-0", 9);
        place();
        place();
    }

    Instant now() {
        return shop.clock.instant();
    }

    void go(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    private void step() {
        LineRef line = lines.get(random.nextInt(lines.size()));
        int n = random.nextInt(1, 4);
        int what = random.nextInt(27);
        done.add(what + " " + line + " " + n + " at " + now());
        switch (what) {
            case 0 -> place();
            case 1, 2 -> shop.admit(line.orderId(), line.lineId(), n == 3 ? OptionalInt.empty() : OptionalInt.of(n));
            case 3 -> {
                shop.count("M1", "S1", id("c"), random.nextInt(4));
                shop.strand(20);
            }
            case 4, 5 -> ship(line, n);
            case 6 -> withdraw(line);
            case 7 -> untrue(line);
            case 8, 9 -> {
                shop.clock.advance(Duration.ofHours(random.nextInt(1, 100)));
                shop.overdue();
            }
            case 10, 11 -> shop.sweep();
            case 12, 13 -> shop.issue();
            case 14 -> exempt(line);
            case 15 -> appeal(line);
            case 16, 17 -> cancel(line, n);
            case 18, 19 -> choose(line, n);
            case 20 -> restock();
            case 21 -> refundElsewhere(line, random.nextInt(3));
            case 22 -> redeem(line);
            case 23 -> topUp(random.nextInt(1, 4_000));
            case 24 -> shop.gateway.next(ScriptedGateway.Next.values()[random.nextInt(5)]);
            case 25 -> comeBack(line);
            default -> byHand(line);
        }
    }

    private void topUp(long minor) {
        shop.topUp("M1", id("t"), minor);
        toppedUp = toppedUp.plus(cny(minor));
    }

    private String id(String prefix) {
        return prefix + "-" + ids++;
    }

    private void place() {
        String orderId = "O" + lines.size();
        var all = new ArrayList<PaidOrder.PaidLine>();
        Money sum = cny(0);
        int count = random.nextInt(1, 3);
        for (int i = 1; i <= count; i++) {
            int quantity = random.nextInt(1, 5);
            Money price = cny(PRICES[random.nextInt(PRICES.length)]).plus(cny(random.nextInt(2)));
            sum = sum.plus(price);
            Instant shipBy = now().plus(Duration.ofDays(random.nextInt(1, 8)));
            all.add(new PaidOrder.PaidLine("" + i, "M1", "S1", quantity, price, shipBy, List.of()));
            lines.add(new LineRef(orderId, "" + i));
        }
        paid.put(orderId, sum);
        shop.place("tmall", orderId, now(), all.toArray(PaidOrder.PaidLine[]::new));
    }

    private void ship(LineRef line, int units) {
        shop.ship(line.orderId(), "s-" + line.lineId() + "-" + random.nextInt(3), line.lineId(), units);
        new EndWait(database).shipped(line, now());
    }

    private void withdraw(LineRef line) {
        var command = new WithdrawShipment.Command(
                line.orderId(),
                "s-" + line.lineId() + "-" + random.nextInt(3),
                WithdrawShipment.Reason.NOT_HANDED_OVER,
                Actor.of("platform:p"));
        new WithdrawShipment(database).withdraw(command, _ -> true, now());
        new SentInVain(database).withdrawn(line, now());
    }

    private void untrue(LineRef line) {
        new UntrueShipment(database)
                .rule(new UntrueShipment.Ruling(line, Set.of(), "no parcel", Actor.of("operator:o")), now());
        new SentInVain(database).ruledUntrue(line, now());
        new EstablishStockout(database, new Refunds(database))
                .establish(line, Cause.claim(Actor.of("operator:o"), now()), (it, _, _) -> it.open(), now());
    }

    private void exempt(LineRef line) {
        CaseId id = random.nextInt(4) == 0
                ? Shop.lateCaseId(line.orderId(), line.lineId())
                : Shop.caseId(line.orderId(), line.lineId());
        new ExemptCase(database, new Refunds(database))
                .exempt(
                        new ExemptCase.ExemptCommand(id, Exemption.WRONG_ADDRESS, START, id("x")),
                        Actor.of("operator:a"),
                        now());
    }

    private void appeal(LineRef line) {
        CaseId id = Shop.caseId(line.orderId(), line.lineId());
        new BringAppeal(database, Market.current().calendar(), (_, _, _, _) -> true)
                .bring(id, new Appeal.Plea("unfair", List.of()), Actor.merchant("M1"), now());
        new DecideAppeal(database, new Refunds(database))
                .decide(id, new Appeal.Ruling(random.nextBoolean(), "so it is"), Actor.of("operator:a"), now());
    }

    private void cancel(LineRef line, int n) {
        Cancellation.Side side = random.nextBoolean() ? Cancellation.Side.BUYER : Cancellation.Side.MERCHANT;
        Cancellation.Side other =
                side == Cancellation.Side.BUYER ? Cancellation.Side.MERCHANT : Cancellation.Side.BUYER;
        String id = id("n");
        var told = new Cancellation.CancellationCommand(
                id, side, cny(n == 1 ? 0 : random.nextInt(3_000)), "the kiln broke");
        new ProposeCancellation(database).propose(line, told, now());
        new AnswerCancellation(database).answer(line, id, other, random.nextInt(4) > 0, now());
    }

    private Optional<Refund> one(LineRef line) {
        List<Refund> all = shop.refunds(line.orderId(), line.lineId());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void choose(LineRef line, int n) {
        one(line).ifPresent(refund -> {
            var choose = new Choose(database);
            switch (n) {
                case 1 -> choose.choose(refund.refundId(), new Choice.RefundNow(), now());
                case 2 -> choose.choose(refund.refundId(), new Choice.Wait(LocalDate.parse("2026-03-20")), now());
                default -> {
                    String offer = id("r");
                    var told = new Replacement.ReplacementCommand(
                            offer, "B", cny(PRICES[random.nextInt(PRICES.length)]), now().plus(Duration.ofDays(3)));
                    new OfferReplacement(database).offer(refund.refundId().caseId(), told, Actor.merchant("M1"), now());
                    choose.choose(refund.refundId(), new Choice.Swap(offer), now())
                            .ifRecorded()
                            .ifPresent(_ -> swapped(refund));
                }
            }
        });
    }

    private void swapped(Refund refund) {
        String orderId = refund.refundId().caseId().orderId();
        for (int k = 1; k < 4; k++) {
            var line = new LineRef(orderId, "swap-" + refund.refundId().fromUnit() + "-" + k);
            if (!lines.contains(line) && new Orders(database).findLine(line).isPresent()) {
                lines.add(line);
            }
        }
    }

    private void restock() {
        var stock = new StockKey("M1", "S1");
        var ref = new Restock.Ref(stock, id("r"));
        new SetSupplier(database).set(stock, "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        new RequestRestock(database).request(ref, "sup-1", 20, now());
        new ReplyToRestock(database).reply(ref, 20, LocalDate.parse("2026-03-20"), now());
    }

    private void refundElsewhere(LineRef line, int units) {
        Money amount = cny(random.nextInt(1, 500));
        var told = new ExternalRefund.ExternalRefundCommand(
                line, id("e"), units, amount, "bank-7", now(), ExternalRefund.Why.CHARGEBACK);
        new RecordExternalRefund(database)
                .record(told, Actor.of("platform:p"), now())
                .ifRecorded()
                .ifPresent(it -> elsewhere.merge(line.orderId(), it.counted(), Money::plus));
    }

    private void redeem(LineRef line) {
        shop.coupons().stream()
                .filter(coupon -> coupon.balance().isPositive())
                .findAny()
                .ifPresent(coupon -> {
                    String id = id("d");
                    long all = coupon.balance().getAmountMinorLong();
                    new RedeemCoupon(database)
                            .redeem(
                                    new RedeemCoupon.Request(
                                            coupon.couponId(),
                                            id,
                                            BUYER,
                                            BUYER,
                                            line.orderId(),
                                            random.nextLong(all) + 1),
                                    now());
                    if (random.nextInt(4) == 0) {
                        new ReverseRedemption(database).reverse(coupon.couponId(), id, now());
                    }
                });
    }

    private void comeBack(LineRef line) {
        one(line).filter(refund -> refund.state() instanceof RefundState.Paid).ifPresent(refund -> {
            String key = refund.key().toString();
            if (shop.gateway.books().containsKey(key)) {
                var returned = new GatewayOutcome.Returned("account closed");
                shop.gateway.answer(key, returned);
                new ReceiveGatewayEvent(database, Providers.HTTP)
                        .receive(
                                new GatewayEvent(
                                        id("g"), key, "ref", refund.split().cash(), returned),
                                now());
                back.put(key, refund.split().cash());
            }
        });
    }

    private void byHand(LineRef line) {
        one(line).ifPresent(refund -> {
            if (random.nextBoolean()) {
                new ResumeRefund(database).resume(refund.refundId(), now());
                return;
            }
            String reference = "b-" + refund.payments().byHand().size();
            new PayByHand(database)
                    .record(
                            refund.refundId(),
                            new ManualPayment(
                                    "bank",
                                    now(),
                                    reference,
                                    refund.split().cash().getAmountMinorLong()),
                            Actor.of("operator:a"),
                            now());
            if (random.nextInt(4) == 0) {
                new ReturnManualPayment(database)
                        .record(
                                refund.refundId(),
                                new ManualReturn(reference, "closed"),
                                Actor.of("operator:a"),
                                now());
            }
        });
    }

    /** Tops merchants up and handles everything that is due. */
    void settle() {
        topUp(100_000_000);
        for (int i = 0; i < 26; i++) {
            shop.clock.advance(Duration.ofHours(i < 10 ? 60 : 25));
            shop.overdue();
            payPending();
            shop.sweep();
            shop.issue();
        }
    }

    private void payPending() {
        for (LineRef line : lines) {
            for (Refund refund : shop.refunds(line.orderId(), line.lineId())) {
                if (refund.state() instanceof RefundState.Pending) {
                    shop.gateway.payPending(new RefundRequest(
                            refund.key().toString(),
                            line.orderId(),
                            refund.split().cash()));
                }
                if (refund.state() instanceof RefundState.Parked) {
                    new ResumeRefund(database).resume(refund.refundId(), now());
                }
            }
        }
    }

    List<Case> cases() {
        var cases = new Cases(database);
        var all = new ArrayList<Case>();
        for (LineRef line : lines) {
            cases.find(Shop.caseId(line.orderId(), line.lineId())).ifPresent(it -> all.add(it.value()));
            cases.find(Shop.lateCaseId(line.orderId(), line.lineId())).ifPresent(it -> all.add(it.value()));
        }
        return all;
    }
}
