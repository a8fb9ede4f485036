package dev.makegood.proof;

import dev.makegood.abuse.AbuseFlag;
import dev.makegood.account.MerchantAccount;
import dev.makegood.advice.causes.RootCause;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupons;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.imports.FileImport;
import dev.makegood.imports.FileImports;
import dev.makegood.imports.MemoryUploads;
import dev.makegood.input.Sha256;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.link.LinkId;
import dev.makegood.order.AllocateStock.ReportedLine;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.OrderPart;
import dev.makegood.order.Orders;
import dev.makegood.order.OrdersStream;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Shipment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Choice;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.OfAct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.joda.money.Money;

/**
 * Provides the acts of callers and schedules, in the words of a story. By default, orders have one line, of merchant
 * M1; units cost 10.00, and the last one 10.01.
 */
record StoryMarket(HistoryState history) {
    static final String MERCHANT = "M1";
    static final LocalDate RESTOCK_ON = LocalDate.parse("2026-03-06");
    static final long UNIT = 1_000;

    /** The minutes between the starts of two passes of the archive. */
    static final long BETWEEN_PASSES = 7 * 24 * 60;

    /** The most rounds of a schedule: more than faults can spoil. */
    private static final int ROUNDS = 20;

    /** The number of resumes of a refund before an operator pays it in another way. */
    private static final int MOST_ROUNDS = 2;

    /** Returns a line, such as {@code O1/2}; {@code O1} is the first line of the order. */
    static LineRef line(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? new LineRef(name, "1") : new LineRef(name.substring(0, slash), name.substring(slash + 1));
    }

    /** Describes the goods of one line. */
    record Ware(String merchant, String sku, int quantity, long minor, Duration promised, List<String> attributes) {}

    void place(String orderId, String sku, int quantity) {
        place(orderId, sku, quantity, Duration.ofDays(20));
    }

    /** Places an order with a ship time {@code promised} after the start. */
    void place(String orderId, String sku, int quantity, Duration promised) {
        place(
                orderId,
                Shop.BUYER,
                Duration.ofMinutes(1),
                List.of(new Ware(MERCHANT, sku, quantity, quantity * UNIT + 1, promised, List.of())));
    }

    /** Places an order that was paid {@code ago} before the start. */
    void place(String orderId, String buyer, Duration ago, List<Ware> wares) {
        place(order(orderId, buyer, ago, wares));
    }

    /** Places an order that is paid now. */
    void placeNow(String orderId, Ware ware) {
        place(orderId, Shop.BUYER, Duration.between(now(), Shop.START), List.of(ware));
    }

    /** Places an order of units at 10.00 each that was paid through payments with these totals. */
    void placePaid(String orderId, String sku, int quantity, long... totals) {
        var ware = new Ware(MERCHANT, sku, quantity, quantity * UNIT, Duration.ofDays(20), List.of());
        PaidOrder plain = order(orderId, Shop.BUYER, Duration.ofMinutes(1), List.of(ware));
        Money[] paid = LongStream.of(totals).mapToObj(history.setting::money).toArray(Money[]::new);
        place(with(plain, DrawnPayments.of(orderId, paid), List.of()));
    }

    /** Places an order of units at 10.00 each that was paid to a merchant of the platform. */
    void placeOfMerchant(String orderId, String sku, int quantity, String subMerchant) {
        var ware = new Ware(MERCHANT, sku, quantity, quantity * UNIT, Duration.ofDays(20), List.of());
        PaidOrder plain = order(orderId, Shop.BUYER, Duration.ofMinutes(1), List.of(ware));
        Money paid = history.setting.money(quantity * UNIT);
        var payment = new OrderPayment("http", "pay-" + orderId, Optional.of(subMerchant), paid);
        place(with(plain, List.of(payment), List.of()));
    }

    /** Tells an order again, which must be known, in its table or in the archive. */
    void placeAgain(String orderId) {
        PaidOrder order = history.journal.orders.get(orderId);
        Outcome<?> answer = history.tell("order " + orderId + " again", useCases -> useCases.report(order));
        if (!(answer instanceof Outcome.Repeated<?>)) {
            history.problems.add("order " + orderId + " was told again: " + answer);
        }
    }

    private static PaidOrder with(PaidOrder plain, List<OrderPayment> payments, List<OrderPart> parts) {
        return new PaidOrder(
                plain.orderId(),
                plain.platform(),
                plain.buyer(),
                plain.currency(),
                plain.paidAt(),
                plain.lines(),
                payments,
                parts);
    }

    private void place(PaidOrder order) {
        history.journal.orders.put(order.orderId(), order);
        String what = "order " + order.orderId() + " of " + order.lines();
        history.stream.ifPresentOrElse(
                stream -> {
                    history.tell(what, useCases -> useCases.report(order));
                    stream.carry(order);
                },
                () -> history.tell(what, useCases -> useCases.place(order)));
    }

    /** Places such an order, and leaves it to the story when its lines are counted. */
    void report(String orderId, Duration ago, List<Ware> wares) {
        PaidOrder order = order(orderId, Shop.BUYER, ago, wares);
        history.journal.orders.put(orderId, order);
        history.tell("order " + orderId + " of " + wares, useCases -> useCases.report(order));
    }

    /** Delivers a batch of the stream with the lines of these orders. */
    void count(String... orderIds) {
        List<ReportedLine> lines = Arrays.stream(orderIds)
                .flatMap(order -> OrdersStream.of(history.journal.orders.get(order)).stream())
                .toList();
        history.tell("batch of " + lines, useCases -> useCases.allocate(lines));
    }

    /**
     * Hands over a batch of the platform's queue until no message of it is left.
     *
     * @param messages by id
     */
    void messages(String buyerId, Map<String, String> messages) {
        var left = new AtomicReference<>(messages);
        until(
                () -> left.get().isEmpty(),
                () -> history.trigger(
                        "messages " + left.get().keySet(),
                        useCases -> left.set(useCases.messages(buyerId, left.get()))));
    }

    /** Registers and uploads a file of orders, and runs workers until it is imported. Returns its import. */
    FileImport importOrders(String buyerId, String csv) {
        byte[] file = csv.getBytes(StandardCharsets.UTF_8);
        var upload = new FileImport.Upload("orders", Sha256.hex(csv), file.length, false);
        history.tell("import of orders", useCases -> useCases.registerImport(upload));
        var store = new MemoryUploads();
        store.files.put(upload.importId(), file);
        Supplier<FileImport> found = () -> new FileImports(history.database)
                .find(upload.importId())
                .orElseThrow()
                .value();
        until(() -> !found.get().isOpen(), () -> {
            String other = "another worker of imports";
            history.turns.start(other, () -> history.trigger(other, useCases -> useCases.importFiles(buyerId, store)));
            history.trigger("worker of imports", useCases -> useCases.importFiles(buyerId, store));
        });
        return history.turns.call(found::get);
    }

    /** Looks for lines that were never counted, and returns how many there were. */
    int countMissed() {
        var found = new AtomicInteger();
        history.trigger(
                "count missed lines",
                useCases -> found.set(useCases.allocateMissedLines().lines()));
        history.turns.call(() -> history.missed += found.get());
        return found.get();
    }

    void countMissedUntilCounted(List<String> orderIds) {
        var orders = new Orders(history.database);
        until(
                () -> orderIds.stream()
                        .flatMap(order -> orders.lines(order).stream())
                        .allMatch(OrderLine::counted),
                () -> {
                    countMissed();
                    minutes(6 * 60);
                });
    }

    /** Places an order with parts besides its lines. */
    void place(String orderId, List<Ware> wares, List<OrderPart> parts) {
        place(with(order(orderId, Shop.BUYER, Duration.ofMinutes(1), wares), List.of(), parts));
    }

    /** Returns a paid order, which nobody has placed. */
    PaidOrder order(String orderId, String buyer, Duration ago, List<Ware> wares) {
        HistoryRules setting = history.setting;
        var lines = new ArrayList<PaidOrder.PaidLine>();
        for (Ware ware : wares) {
            lines.add(new PaidOrder.PaidLine(
                    String.valueOf(lines.size() + 1),
                    ware.merchant(),
                    ware.sku(),
                    ware.quantity(),
                    setting.money(ware.minor()),
                    Shop.START.plus(ware.promised()),
                    ware.attributes()));
        }
        List<OrderPart> parts = DrawnParts.of(orderId, lines, setting);
        return new PaidOrder(
                orderId,
                setting.platform(),
                buyer,
                setting.currency(),
                Shop.START.minus(ago),
                List.copyOf(lines),
                DrawnPayments.of(orderId, lines, parts, setting),
                parts);
    }

    private PaidOrder.PaidLine told(String name) {
        LineRef ref = line(name);
        return history.journal.orders.get(ref.orderId()).line(ref.lineId()).orElseThrow();
    }

    String buyer(String name) {
        return history.journal.orders.get(line(name).orderId()).buyer();
    }

    void recount(String sku, String id, long onHand) {
        recount(MERCHANT, sku, id, onHand);
    }

    void recount(String merchant, String sku, String id, long onHand) {
        history.tell(
                "recount " + id + " of " + sku + ": " + onHand,
                useCases -> useCases.recount(merchant, sku, id, onHand));
    }

    void admit(String orderId) {
        admit(orderId, OptionalInt.empty());
    }

    void admit(String orderId, OptionalInt units) {
        history.tell(
                "admission " + orderId + " " + units,
                new Act.Admission(line(orderId)),
                useCases -> useCases.admit(line(orderId), units));
    }

    void ship(String orderId, String shipmentId, int units) {
        LineRef line = line(orderId);
        var shipment = new Shipment(
                line.orderId(),
                shipmentId,
                history.turns.clock.instant(),
                List.of(new Shipment.ShippedUnits(line.lineId(), units)));
        history.tell("shipment " + orderId + " " + shipmentId + " of " + units, useCases -> useCases.ship(shipment));
    }

    void withdraw(String orderId, String shipmentId) {
        history.tell("withdrawal of " + orderId + " " + shipmentId, useCases -> useCases.withdraw(orderId, shipmentId));
    }

    /** The platform refunds units of a line itself, each for a sum that is at most what was paid for it. */
    void refundElsewhere(String orderId, String id, int units, long unitMinor) {
        history.tell(
                "refund elsewhere " + orderId + " " + id + " of " + units,
                useCases -> useCases.refundElsewhere(line(orderId), id, units, units * unitMinor));
    }

    void topUp(String id, long minor) {
        topUp(MERCHANT, id, minor);
    }

    void topUp(String merchant, String id, long minor) {
        topUp(merchant, id, minor, MerchantAccount.Into.BALANCE);
    }

    void topUp(String merchant, String id, long minor, MerchantAccount.Into into) {
        history.tell("top-up " + id + " of " + minor, useCases -> useCases.topUp(merchant, id, minor, into));
    }

    /** Pays an order with another order's coupon. */
    Outcome<?> redeem(String ofOrder, String id, String orderId, long minor) {
        var request = new RedeemCoupon.Request(
                caseId(ofOrder).couponId(), id, buyer(ofOrder), buyer(ofOrder), orderId, minor);
        return history.tell(
                "redemption " + id + " for " + orderId + " of " + minor, useCases -> useCases.redeem(request));
    }

    void reverse(String ofOrder, String id) {
        history.tell(
                "reversal " + id, useCases -> useCases.reverse(caseId(ofOrder).couponId(), id));
    }

    void appeal(String orderId, boolean granted) {
        CaseId id = caseId(orderId);
        LineRef line = line(orderId);
        history.tell("appeal " + orderId, new Act.Appeal(line), useCases -> useCases.appeal(id));
        history.tell(
                "ruling " + orderId + " " + granted,
                new Act.Ruling(line, granted),
                useCases -> useCases.decideAppeal(id, granted));
    }

    void exempt(String orderId, Exemption ground) {
        history.tell(
                "exemption " + orderId + " " + ground,
                new Act.Exemption(line(orderId)),
                useCases -> useCases.exempt(caseId(orderId), ground));
    }

    void uphold(String orderId) {
        history.tell(
                "complaint " + orderId, new Act.Upheld(line(orderId)), useCases -> useCases.uphold(caseId(orderId)));
    }

    void upholdLate(String orderId) {
        history.tell(
                "complaint about late " + orderId,
                new Act.Upheld(line(orderId)),
                useCases -> useCases.uphold(caseId(orderId).of(Violation.LATE_SHIPMENT)));
    }

    void exemptLate(String orderId) {
        history.tell(
                "exemption of late " + orderId,
                useCases -> useCases.exempt(caseId(orderId).of(Violation.LATE_SHIPMENT), Exemption.WRONG_ADDRESS));
    }

    void claim(String orderId, boolean upheld) {
        claim(orderId, ClaimKind.TOLD_OUT_OF_STOCK, upheld);
    }

    void claim(String orderId, ClaimKind kind, boolean upheld) {
        openClaim(orderId, kind);
        decideClaim(orderId, upheld);
    }

    void openClaim(String orderId, ClaimKind kind) {
        history.tell("claim " + orderId, useCases -> useCases.claim(line(orderId), buyer(orderId), kind));
    }

    void decideClaim(String orderId, boolean upheld) {
        LineRef line = line(orderId);
        history.tell(
                "claim " + orderId + " decided " + upheld,
                upheld ? Optional.of(new Act.Upheld(line)) : Optional.empty(),
                useCases -> useCases.decideClaim(line, upheld));
    }

    void proposeShipTime(String orderId, Duration after) {
        Instant shipBy = told(orderId).promisedShipAt().plus(after);
        history.tell(
                "ship time " + orderId + " " + shipBy, useCases -> useCases.proposeShipTime(line(orderId), shipBy));
    }

    void answerShipTime(String orderId, boolean accepted) {
        history.tell(
                "ship time " + orderId + " " + accepted, useCases -> useCases.answerShipTime(line(orderId), accepted));
    }

    /** Makes the buyer call upon the merchant to ship within the shortest further period. */
    void callToShip(String orderId) {
        history.tell("call to ship " + orderId, useCases -> useCases.callToShip(line(orderId)));
    }

    void urge(String orderId) {
        history.tell("urge " + orderId, useCases -> useCases.urge(line(orderId)));
    }

    /** Makes the merchant answer that it ships these hours after the promised ship time. */
    void answerUrge(String orderId, Duration after) {
        Instant shipsAt = told(orderId).promisedShipAt().plus(after);
        history.tell("answer to the urge " + orderId, useCases -> useCases.answerUrge(line(orderId), shipsAt));
    }

    /** Tells a delay, to a time after the promised one; empty for none. */
    void tellDelay(String orderId, String delayId, Optional<Duration> after) {
        Optional<Instant> shipBy = after.map(told(orderId).promisedShipAt()::plus);
        history.tell(
                "delay " + orderId + " " + delayId + " " + shipBy,
                useCases -> useCases.tellDelay(line(orderId), delayId, shipBy));
    }

    void answerDelay(String orderId, String delayId, boolean accepted) {
        history.tell(
                "answer " + orderId + " " + delayId + " " + accepted,
                useCases -> useCases.answerDelay(line(orderId), delayId, accepted));
    }

    void propose(String orderId, Side by, long compensation) {
        history.tell(
                "proposal " + orderId + " " + by + " " + compensation,
                new Act.Proposal(line(orderId), by, compensation),
                useCases -> useCases.propose(line(orderId), by, compensation));
    }

    void answer(String orderId, Side by, boolean accepted) {
        history.tell(
                "answer " + orderId + " " + accepted,
                new Act.Answer(line(orderId), accepted),
                useCases -> useCases.answer(line(orderId), by, accepted));
    }

    void offer(String orderId, String sku, long unitPrice) {
        history.tell("offer " + orderId + " " + sku, useCases -> useCases.offer(caseId(orderId), sku, unitPrice));
    }

    /** Makes the buyer choose for each refund of the case. */
    void choose(String orderId, Choice.Wanted wanted) {
        for (RefundId id : refunds(orderId).stream().map(Refund::refundId).toList()) {
            history.tell("choice " + id + " " + wanted, useCases -> useCases.choose(id, wanted));
        }
    }

    /** Looks for abuse as the schedule does. */
    void watchAbuse() {
        history.trigger("look for abuse", UseCases::watchAbuse);
    }

    /** Makes an operator close every flag that is open, each for the same reason, and returns how many there were. */
    int closeFlags() {
        List<AbuseFlag> open = new ArrayList<>();
        history.trigger("open flags", useCases -> open.addAll(useCases.openFlags()));
        open.forEach(flag -> history.tell(
                "closing of " + flag.flagId() + " " + flag.kind(),
                useCases -> useCases.closeFlag(flag.flagId(), AbuseFlag.Reason.EXPLAINED)));
        return open.size();
    }

    /** Looks for abuse until something is flagged, and closes it. */
    void closeFlagsUntilFlagged() {
        until(
                () -> Rows.inAnyOrder(history.scanner).stream()
                        .anyMatch(row -> row.key().sort().equals("FLAG")),
                this::watchAbuse);
        until(
                () -> Rows.inAnyOrder(history.scanner).stream()
                        .filter(row -> row.key().sort().equals("FLAG"))
                        .allMatch(row -> row.attributes().get("closed") != null),
                this::closeFlags);
    }

    /** Says what caused a case, if there is one. */
    void correctCause(String orderId, String id, RootCause cause) {
        history.tell(
                "cause of " + orderId + " " + id + " " + cause,
                useCases -> useCases.correctCause(caseId(orderId), id, cause));
    }

    /** Sells a SKU against a date from now on, or against another date. */
    void presell(String merchant, String sku, Duration after) {
        Instant shipsBy = now().plus(after);
        history.journal.presales.putIfAbsent(new StockKey(merchant, sku), now());
        history.tell("presale " + sku + " until " + shipsBy, useCases -> useCases.presell(merchant, sku, shipsBy));
    }

    void endPresale(String merchant, String sku) {
        history.tell("end of presale " + sku, useCases -> useCases.endPresale(merchant, sku));
    }

    /** Returns the pseudonym under which a buyer orders. */
    String name(String buyerId) {
        return history.tell("pseudonym of " + buyerId, useCases -> useCases.name(buyerId));
    }

    /** Erases a buyer; the texts follow. */
    void erase(String buyerId) {
        history.tell("erasure of " + buyerId, useCases -> useCases.erase(buyerId));
    }

    void restock(String sku, long units) {
        restock(MERCHANT, sku, units);
    }

    void restock(String merchant, String sku, long units) {
        var ref = new Restock.Ref(new StockKey(merchant, sku), "rs-1");
        history.tell("restock " + sku, useCases -> useCases.restock(ref, units, RESTOCK_ON));
    }

    /** Moves the restock's date by a week and tells waiting buyers, and repeats both until they are done. */
    void moveRestock(String sku, String orderId) {
        var ref = new Restock.Ref(new StockKey(MERCHANT, sku), "rs-1");
        history.tell("new date " + sku, useCases -> useCases.move(ref, RESTOCK_ON.plusDays(7)));
        until(
                () -> refunds(orderId).stream().allMatch(Refund::mayStopWaiting),
                () -> history.trigger("tell of new dates", UseCases::tellOfNewDate));
    }

    /** Makes the supplier decline, without telling waiting buyers first. */
    void declineRestock(String sku) {
        var ref = new Restock.Ref(new StockKey(MERCHANT, sku), "rs-1");
        history.tell("restock declined " + sku, useCases -> useCases.decline(ref));
    }

    /** Makes the buyer choose for each refund of the case by the case's link. */
    void chooseByLink(String orderId, Choice.Wanted wanted) {
        for (Refund refund : refunds(orderId)) {
            RefundId id = refund.refundId();
            history.tell("choice by link " + id + " " + wanted, useCases -> useCases.chooseByLink(id, wanted));
        }
    }

    /** Makes the buyer try to choose by a link that was revoked, which must lead nowhere. */
    void chooseByRevokedLink(String orderId, Choice.Wanted wanted) {
        for (Refund refund : refunds(orderId)) {
            RefundId id = refund.refundId();
            Outcome<?> answer =
                    history.tell("choice by revoked link " + id, useCases -> useCases.chooseByLink(id, wanted));
            if (!(answer instanceof Outcome.NotFound<?>)) {
                history.problems.add("a revoked link led to " + answer);
            }
        }
    }

    /** Asks a supplier for units, which answers by its link. */
    void restockByLink(String sku, long units) {
        var ref = new Restock.Ref(new StockKey(MERCHANT, sku), "rs-1");
        history.tell("request of " + sku, useCases -> useCases.request(ref, units));
        history.tell("answer by link " + sku, useCases -> useCases.answerByLink(ref, units, RESTOCK_ON));
    }

    void revokeLinkTo(String orderId) {
        var id = LinkId.ofCase(caseId(orderId));
        history.tell("revocation of " + id, useCases -> useCases.revoke(id));
    }

    void nudge(String orderId) {
        history.trigger("nudge " + orderId, useCases -> useCases.nudge(List.of(caseId(orderId))));
    }

    /** Delivers a batch of the stream about these cases, and repeats it while one of them fails. */
    void stream(List<String> orderIds) {
        List<CaseId> ids = orderIds.stream().map(StoryMarket::caseId).toList();
        var failed = new AtomicInteger();
        until(() -> failed.get() == 0, () -> {
            failed.set(ids.size());
            history.trigger(
                    "batch of " + orderIds,
                    useCases -> failed.set(useCases.nudge(ids).failed()));
        });
    }

    /**
     * Makes an operator pay all refunds that were given up, by bank transfer.
     *
     * @return false if nothing was given up
     */
    boolean payParkedByHand() {
        List<Refund> parked = parked();
        parked.forEach(this::payByHand);
        return !parked.isEmpty();
    }

    /** Makes an operator pause all refunds. */
    void pause(String id) {
        history.tell("pause " + id, useCases -> useCases.pause(id));
    }

    void endPause(String id) {
        history.tell("end of pause " + id, useCases -> useCases.endPause(id));
    }

    /** Makes an operator report that a payment by hand for an order has come back. */
    void returnPaymentsByHand(String orderId) {
        for (Refund refund : refunds(orderId)) {
            if (refund.state() instanceof RefundState.PaidByHand paid) {
                var told = new ManualReturn(paid.payment().reference(), "account closed");
                history.tell(
                        "return of " + told.reference(),
                        useCases -> useCases.returnManualPayment(refund.refundId(), told));
            }
        }
    }

    /** Sweeps until all refunds of the order are parked. */
    void sweepUntilParked(String orderId) {
        until(() -> refunds(orderId).stream().allMatch(refund -> refund.state() instanceof RefundState.Parked), () -> {
            sweep();
            minutes(60);
        });
    }

    /** Makes an operator resume parked refunds, and pay by hand what is declined however often it is sent. */
    void lookAtParked() {
        for (Refund refund : parked()) {
            RefundId id = refund.refundId();
            if (refund.rounds() > MOST_ROUNDS) {
                payByHand(refund);
            } else {
                history.tell("resume " + id, useCases -> useCases.resume(id));
            }
        }
    }

    private void payByHand(Refund refund) {
        RefundId id = refund.refundId();
        int before = refund.payments().byHand().size();
        String reference = "bt-" + id + (before == 0 ? "" : "-" + before);
        long paid = refund.split().cash().getAmountMinorLong();
        var told = new ManualPayment("bank transfer", Shop.START, reference, paid);
        history.tell("by hand " + id, useCases -> useCases.payByHand(id, told));
    }

    /** Makes the gateway pay all refunds of an order, and call its webhook so many times for each at once. */
    void webhooks(String orderId, int times) {
        for (Refund refund : refunds(orderId)) {
            Optional<GatewayEvent> event =
                    history.turns.call(() -> history.gateway.settle(refund.key().toString()));
            for (int n = 0; n < times && event.isPresent(); n++) {
                history.turns.start(
                        "webhook " + n + " of " + orderId,
                        () -> history.tell("webhook of " + orderId, useCases -> useCases.receive(event.get())));
            }
        }
    }

    /** Confirms the brake that holds back an order's refunds, if one does. */
    void confirmBrake(String orderId) {
        brakeOf(orderId).ifPresent(id -> history.tell("confirmation of " + id, useCases -> useCases.confirmBrake(id)));
    }

    /** Withdraws the act that stranded an order, if a brake holds it back. */
    void withdrawBrake(String orderId) {
        brakeOf(orderId).ifPresent(id -> history.tell("withdrawal of " + id, useCases -> useCases.withdrawBrake(id)));
    }

    private Optional<String> brakeOf(String orderId) {
        return refunds(orderId).stream()
                .flatMap(refund -> refund.act().stream())
                .map(OfAct::strandingId)
                .findFirst();
    }

    /** Detects until all units of an order are open again. */
    void detectUntilOpen(String orderId) {
        until(
                () -> new Cases(history.database)
                        .find(caseId(orderId))
                        .filter(found -> found.value().units() > 0)
                        .isEmpty(),
                this::detect);
    }

    void detect() {
        history.trigger("detect", UseCases::detect);
    }

    void sweep() {
        history.trigger("sweep", UseCases::sweep);
    }

    void issue() {
        history.trigger("issue", UseCases::issue);
    }

    void eraseTexts() {
        history.trigger("erase texts", UseCases::eraseTexts);
    }

    void deliver() {
        history.trigger("deliver", UseCases::deliver);
    }

    void archive() {
        history.trigger("archive", UseCases::archive);
    }

    void archiveUntilArchived(String... orderIds) {
        var orders = new Orders(history.database);
        until(() -> Arrays.stream(orderIds).allMatch(order -> orders.find(order).isEmpty()), () -> {
            archive();
            minutes(BETWEEN_PASSES);
        });
    }

    /** Empties the archive of an order. */
    void bringBack(String orderId) {
        history.tell("return of " + orderId, useCases -> useCases.bringBack(orderId));
    }

    /** Waits until so many days after the start, however long the acts before took. */
    void untilDay(int day) {
        history.turns.sleep(Duration.between(now(), Shop.START.plus(Duration.ofDays(day))));
    }

    void minutes(long minutes) {
        history.turns.sleep(Duration.ofMinutes(minutes));
    }

    /** Detects until the order has a case. */
    void detectUntilShort(String orderId) {
        until(() -> new Cases(history.database).find(caseId(orderId)).isPresent(), this::detect);
    }

    /** Detects until the order has a case for its late shipment. */
    void detectUntilLate(String orderId) {
        CaseId id = caseId(orderId).of(Violation.LATE_SHIPMENT);
        until(() -> new Cases(history.database).find(id).isPresent(), this::detect);
    }

    /** Issues until the order has its coupon. */
    void issueUntilIssued(String orderId) {
        until(
                () -> new Coupons(history.database)
                        .find(caseId(orderId).couponId())
                        .isPresent(),
                this::issue);
    }

    /** Ends redemptions until the order, which has not arrived, has none. */
    void endUntilEnded(String orderId) {
        until(
                () -> new FundsRows(history.database)
                        .find(orderId)
                        .filter(funds -> !funds.value().couponParts().isEmpty())
                        .isEmpty(),
                () -> history.trigger("expire", UseCases::expire));
    }

    /** Sweeps until the order is refunded. */
    void sweepUntilRefunded(String orderId) {
        until(
                () -> refunds(orderId).stream()
                        .allMatch(
                                refund -> refund.state() instanceof RefundState.Paid || BrakesKept.isTakenBack(refund)),
                this::sweep);
    }

    /** Sweeps until the gateway knows the refunds of the order. */
    void sweepUntilSent(String orderId) {
        sweepUntil(
                () -> refunds(orderId).stream().noneMatch(refund -> refund.state() instanceof RefundState.Scheduled));
    }

    void sweepUntil(BooleanSupplier done) {
        until(done, this::sweep);
    }

    /** Compares the refunds with the gateway's list until it is heard. */
    void compareUntil(BooleanSupplier heard) {
        until(heard, () -> history.trigger("compare", UseCases::compareRefunds));
    }

    /** Lets the gateway get back what it paid for an order, and tell nobody. */
    void comesBackSilently(String orderId) {
        keys(orderId)
                .forEach(key -> history.turns.call(() -> {
                    history.gateway.comesBackSilently(key);
                    return true;
                }));
    }

    /** Lets the gateway pay what it has accepted for an order, and tell nobody. */
    void paysSilently(String orderId) {
        keys(orderId).forEach(key -> history.turns.call(() -> history.gateway.settle(key)));
    }

    private List<String> keys(String orderId) {
        return refunds(orderId).stream().map(refund -> refund.key().toString()).toList();
    }

    /** Sweeps until the refunds of an order with several payments have drawn on them. */
    void sweepUntilDrawn(String orderId) {
        until(() -> refunds(orderId).stream().noneMatch(refund -> refund.split().isUndrawn()), this::sweep);
    }

    private void until(BooleanSupplier done, Runnable job) {
        for (int round = 0; round < ROUNDS; round++) {
            job.run();
            if (history.turns.call(done::getAsBoolean)) {
                return;
            }
            minutes(3);
        }
        throw new IllegalStateException("nothing comes of it");
    }

    List<Refund> refunds(String orderId) {
        return history.turns.call(() -> new Refunds(history.database).ofCase(caseId(orderId)));
    }

    private List<Refund> parked() {
        return history.turns.call(() -> new Refunds(history.database)
                .listed(Refunds.Listed.PARKED, 100, Optional.empty())
                .items());
    }

    static CaseId caseId(String orderId) {
        return Shop.caseId(line(orderId).orderId(), line(orderId).lineId());
    }

    Instant now() {
        return history.turns.clock.instant();
    }
}
