package dev.makegood.proof;

import dev.makegood.abuse.AbuseFlag;
import dev.makegood.abuse.AbuseFlags;
import dev.makegood.abuse.CloseFlag;
import dev.makegood.abuse.WatchAbuse;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.RecordTopUp;
import dev.makegood.account.TopUp;
import dev.makegood.advice.causes.CauseCorrection;
import dev.makegood.advice.causes.CorrectCause;
import dev.makegood.advice.causes.RootCause;
import dev.makegood.brake.CarryOutWithdrawal;
import dev.makegood.brake.DecideBrake;
import dev.makegood.brake.WatchBrakes;
import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.cancellation.UnansweredCancellations;
import dev.makegood.choice.Choose;
import dev.makegood.choice.OfferReplacement;
import dev.makegood.choice.Replacement;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.coupon.issue.IssueResult;
import dev.makegood.coupon.redemption.EndRedemptions;
import dev.makegood.coupon.redemption.ExpireCoupons;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.coupon.redemption.Redemption;
import dev.makegood.coupon.redemption.ReverseRedemption;
import dev.makegood.delay.AnswerDelay;
import dev.makegood.delay.Delay;
import dev.makegood.delay.SilentDelays;
import dev.makegood.delay.TellDelay;
import dev.makegood.early.Applied;
import dev.makegood.early.EarlyFact;
import dev.makegood.early.Fact;
import dev.makegood.early.KeepFact;
import dev.makegood.early.SweepFacts;
import dev.makegood.erasure.EraseBuyer;
import dev.makegood.erasure.ErasePersonalText;
import dev.makegood.erasure.Erasure;
import dev.makegood.file.Attachment;
import dev.makegood.file.MemoryFileStore;
import dev.makegood.functions.WithinRights;
import dev.makegood.functions.ingest.ImportFilesFunction;
import dev.makegood.functions.ingest.IngestMessagesFunction;
import dev.makegood.furtherperiod.CallToShip;
import dev.makegood.furtherperiod.EndedPeriods;
import dev.makegood.furtherperiod.FurtherPeriod;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.imports.FileImport;
import dev.makegood.imports.RegisterImport;
import dev.makegood.imports.UploadStore;
import dev.makegood.input.Sha256;
import dev.makegood.inventory.RecordStockChange;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.ToldChange;
import dev.makegood.inventory.presale.EndPresale;
import dev.makegood.inventory.presale.SetPresale;
import dev.makegood.inventory.restock.AnswerRestock;
import dev.makegood.inventory.restock.DeclineRestock;
import dev.makegood.inventory.restock.MoveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.link.EndedLinks;
import dev.makegood.link.LinkId;
import dev.makegood.link.LinkTokens;
import dev.makegood.link.SignedLink;
import dev.makegood.linked.Links;
import dev.makegood.market.Market;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.order.AllocateMissedLines;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.AllocateStock.AllocationResult;
import dev.makegood.order.AllocateStock.ReportedLine;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrdersStream;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.archive.ArchiveOrders;
import dev.makegood.order.archive.ArchivedRows;
import dev.makegood.order.archive.DatabaseWithArchive;
import dev.makegood.order.archive.Retention;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.order.shiptime.AnswerProposal;
import dev.makegood.order.shiptime.Proposal;
import dev.makegood.order.shiptime.ProposeShipTime;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.Providers;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Choice;
import dev.makegood.refund.ManualPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.manual.ManualReturn;
import dev.makegood.refund.manual.PayByHand;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.refund.manual.ReturnManualPayment;
import dev.makegood.refund.pause.Pause;
import dev.makegood.refund.pause.PauseRefunds;
import dev.makegood.refund.sending.ReturnAdvances;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.settlement.HearProviderList;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.waiting.FollowShipments;
import dev.makegood.refund.waiting.NotifyRestockMoved;
import dev.makegood.secret.Secret;
import dev.makegood.servicedesk.appeal.Appeal;
import dev.makegood.servicedesk.appeal.BringAppeal;
import dev.makegood.servicedesk.appeal.DecideAppeal;
import dev.makegood.servicedesk.claim.CarryOutClaim;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.servicedesk.claim.DecideClaim;
import dev.makegood.servicedesk.claim.OpenClaim;
import dev.makegood.servicedesk.worklist.WatchDesk;
import dev.makegood.shipping.ToldShipments;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.stockout.detection.AdmitStockout;
import dev.makegood.stockout.detection.Attempt;
import dev.makegood.stockout.detection.DetectOverdue;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.stockout.detection.PassResult;
import dev.makegood.stockout.detection.StrandOrders;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.storage.Database;
import dev.makegood.storage.Query;
import dev.makegood.storage.StorageBusy;
import dev.makegood.urge.AnswerUrge;
import dev.makegood.urge.UnansweredUrges;
import dev.makegood.urge.Urge;
import dev.makegood.urge.UrgeToShip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Runs the use cases and the jobs as the functions do, in one process.
 *
 * @param asked receives the time of each decision
 * @param report receives the failures of a job
 */
record UseCases(
        Process process, HistoryRules setting, Journal.Asked asked, BiConsumer<Object, RuntimeException> report) {
    /** The limit of a run: more than any history has at once. */
    private static final int LIMIT = 400;

    private static final LinkTokens LINKS =
            new LinkTokens(Secret.fixed("a key of links that only proofs know"), Period.ofDays(90));

    /** Returns the tables as one function of the template may use them. */
    private Database as(String function) {
        var rows = new WithinRights(function, process.database);
        return process.archive
                .filter(_ -> rows.reads("MAKEGOOD_ARCHIVE_URL"))
                .<Database>map(store -> new DatabaseWithArchive(rows, store))
                .orElse(rows);
    }

    private Instant now() {
        asked.at = process.clock().instant();
        return asked.at;
    }

    private void tell(Object about, RuntimeException fault) {
        if (!process.isDead()) {
            report.accept(about, fault);
        }
    }

    Outcome<PlacedOrder> place(PaidOrder order) {
        var placed = report(order);
        allocate(OrdersStream.of(order));
        return placed;
    }

    /** Places an order, and leaves its lines to the stream. */
    Outcome<PlacedOrder> report(PaidOrder order) {
        return new PlaceOrder(as("OrdersApi")).place(order, now());
    }

    /** A batch of the orders table's stream. */
    AllocationResult allocate(List<ReportedLine> lines) {
        var counted = new AllocateStock(as("AllocateStock")).allocate(lines, now());
        if (counted.left() > 0) {
            throw new StorageBusy("the stream hands over its batch again");
        }
        return counted;
    }

    AllocationResult allocateMissedLines() {
        return new AllocateMissedLines(as("WatchStock")).runOnce(now(), LIMIT);
    }

    ArchiveOrders.ArchiveResult archive() {
        var retention = new Retention(Market.current().periods().claimWithin());
        return new ArchiveOrders(as("ArchiveOrders"), process.scanner, process.archive.orElseThrow(), retention)
                .runOnce(now(), LIMIT);
    }

    boolean bringBack(String orderId) {
        ArchivedRows.bringBack(new WithinRights("OrdersApi", process.database), process.archive.orElseThrow(), orderId);
        return true;
    }

    /**
     * Takes a batch of the platform's queue, whose orders are of one buyer.
     *
     * @param messages by id
     * @return those that the queue hands over again
     */
    Map<String, String> messages(String buyerId, Map<String, String> messages) {
        now();
        List<Map<String, Object>> records = messages.entrySet().stream()
                .map(message -> Map.<String, Object>of("messageId", message.getKey(), "body", message.getValue()))
                .toList();
        var ingest = new IngestMessagesFunction(
                as("IngestMessages"), pseudonyms("IngestMessages", buyerId), Providers.of("http"), process.clock());
        var left = new LinkedHashMap<String, String>();
        ingest.run(Map.of("Records", records))
                .getBatchItemFailures()
                .forEach(failed -> left.put(failed.getItemIdentifier(), messages.get(failed.getItemIdentifier())));
        return left;
    }

    /** Answers with the id: how far the import is changes. */
    Outcome<String> registerImport(FileImport.Upload upload) {
        return new RegisterImport(as("ImportsApi"))
                .register(upload, Actor.of("operator:anna"), now())
                .map(FileImport::id);
    }

    /** Runs the worker of imports, whose orders are of one buyer. */
    void importFiles(String buyerId, UploadStore store) {
        now();
        new ImportFilesFunction(
                        as("ImportFiles"),
                        new FaultyUploads(process, store),
                        pseudonyms("ImportFiles", buyerId),
                        Providers.of("http"),
                        process.clock())
                .work();
    }

    /** Returns the pseudonym under which a buyer orders. */
    String name(String buyerId) {
        return pseudonyms("OrdersApi", buyerId).name(buyerId);
    }

    /** Erases a buyer, who proves it with the id that only this buyer knows. */
    Outcome<Erasure> erase(String buyerId) {
        return new EraseBuyer(as("BuyersApi"), pseudonyms("BuyersApi", buyerId))
                .erase(buyerId, Sha256.hex(buyerId), now());
    }

    /** Draws the same pseudonym for the same buyer, so that a history can be repeated. */
    private Pseudonyms pseudonyms(String function, String buyerId) {
        long drawn = new Random(buyerId.hashCode()).nextLong();
        return new Pseudonyms(as(function), "the buyers' key of the proof", () -> drawn);
    }

    ErasePersonalText.ErasureResult eraseTexts() {
        return new ErasePersonalText(as("ErasePersonalText"), new MemoryFileStore()).runOnce(now(), LIMIT);
    }

    /** The date of a presale is a state: told again after it passed or moved, it is another date. */
    Optional<StockPosition> presell(String merchantId, String sku, Instant shipsBy) {
        return new SetPresale(as("StockApi"))
                .set(new StockKey(merchantId, sku), shipsBy, now())
                .ifRecorded();
    }

    boolean endPresale(String merchantId, String sku) {
        return new EndPresale(as("StockApi")).end(new StockKey(merchantId, sku), now());
    }

    Outcome<ToldChange> recount(String merchantId, String sku, String id, long onHand) {
        return new RecordStockChange(as("StockApi"))
                .record(new StockChange.Recount(merchantId, sku, id, onHand, Optional.empty()), now());
    }

    EstablishStockout.Outcome admit(LineRef line, OptionalInt units) {
        return new AdmitStockout(new EstablishStockout(as("StockoutsApi"), new Refunds(as("StockoutsApi"))))
                .admit(line, units, Actor.of("platform:p"), now())
                .orElseThrow();
    }

    Outcome<RecordedShipment> ship(Shipment shipment) {
        return new ToldShipments(as("OrdersApi")).record(shipment, _ -> true, now());
    }

    Outcome<RecordedShipment> withdraw(String orderId, String shipmentId) {
        var command = new WithdrawShipment.Command(
                orderId, shipmentId, WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.of("platform:p"));
        return new ToldShipments(as("OrdersApi")).withdraw(command, _ -> true, now());
    }

    Outcome<ExternalRefund> refundElsewhere(LineRef line, String id, int units, long minor) {
        var told = new ExternalRefund.ExternalRefundCommand(
                line, id, units, setting.money(minor), "bank-7", Shop.START, ExternalRefund.Why.CANCELLED);
        return new RecordExternalRefund(as("OrdersApi")).record(told, Actor.of("platform:p"), now());
    }

    Outcome<EarlyFact> keep(Fact fact) {
        return new KeepFact(as("OrdersApi")).keep(fact, Actor.of("platform:p"), Optional.empty(), now());
    }

    Applied sweepFacts() {
        return new SweepFacts(as("DetectStockouts"), report::accept).runOnce(now(), LIMIT);
    }

    Outcome<TopUp> topUp(String merchantId, String topUpId, long minor, MerchantAccount.Into into) {
        return new RecordTopUp(as("AccountsApi")).record(merchantId, topUpId, setting.money(minor), into, now());
    }

    Outcome<Redemption> redeem(RedeemCoupon.Request request) {
        return new RedeemCoupon(as("CouponsApi")).redeem(request, now());
    }

    Outcome<Redemption> reverse(String couponId, String redemptionId) {
        return new ReverseRedemption(as("CouponsApi")).reverse(couponId, redemptionId, now());
    }

    Outcome<Appeal> appeal(CaseId id) {
        return new BringAppeal(as("ServiceDeskApi"), Market.current().calendar(), (_, _, _, _) -> true)
                .bring(id, new Appeal.Plea("it was shipped", List.of()), Actor.merchant("M1"), now());
    }

    Outcome<Case> exempt(CaseId id, Exemption ground) {
        var finding = new ExemptCase.ExemptCommand(id, ground, Shop.START, "as the papers say");
        return new ExemptCase(as("StockoutsApi"), new Refunds(as("StockoutsApi")))
                .exempt(finding, Actor.of("operator:anna"), now());
    }

    Outcome<Case> uphold(CaseId id) {
        var finding = new UpholdComplaint.UpholdCommand(id, "as the chat says");
        return new UpholdComplaint(as("StockoutsApi"), new Refunds(as("StockoutsApi")))
                .uphold(finding, Actor.of("operator:anna"), now());
    }

    Outcome<Claim> claim(LineRef line, String buyer, ClaimKind kind) {
        var file = new Attachment.File("chat.png", "ab".repeat(32), 1, "image/png");
        var plea = new Claim.Plea(kind, "they have none", List.of(new Attachment("chat", Optional.of(file))));
        return new OpenClaim(as("ServiceDeskApi"), Market.current().calendar(), (_, _, _, _) -> true)
                .open(line, "cl-1", plea, Actor.buyer(buyer), now());
    }

    Outcome<Claim> decideClaim(LineRef line, boolean upheld) {
        return new DecideClaim(as("ServiceDeskApi"), new Refunds(as("ServiceDeskApi")))
                .decide(line, "cl-1", new Claim.Ruling(upheld, "as the chat says"), Actor.of("operator:anna"), now());
    }

    Outcome<Proposal> proposeShipTime(LineRef line, Instant shipBy) {
        return new ProposeShipTime(as("OrdersApi")).propose(line, "pt-1", shipBy, now());
    }

    Outcome<Delay> tellDelay(LineRef line, String delayId, Optional<Instant> shipBy) {
        return new TellDelay(as("StockoutsApi")).tell(line, delayId, shipBy, now());
    }

    Outcome<Delay> answerDelay(LineRef line, String delayId, boolean accepted) {
        return new AnswerDelay(as("StockoutsApi")).answer(line, delayId, accepted, now());
    }

    Outcome<Proposal> answerShipTime(LineRef line, boolean accepted) {
        return new AnswerProposal(as("OrdersApi")).answer(line, "pt-1", accepted, now());
    }

    Outcome<FurtherPeriod> callToShip(LineRef line) {
        return new CallToShip(as("OrdersApi")).call(line, Optional.empty(), now());
    }

    Outcome<Urge> urge(LineRef line) {
        return new UrgeToShip(as("OrdersApi")).urge(line, "u-1", now());
    }

    Outcome<Urge> answerUrge(LineRef line, Instant shipsAt) {
        return new AnswerUrge(as("OrdersApi")).answer(line, "u-1", shipsAt, now());
    }

    Outcome<Appeal> decideAppeal(CaseId id, boolean granted) {
        return new DecideAppeal(as("ServiceDeskApi"), new Refunds(as("ServiceDeskApi")))
                .decide(id, new Appeal.Ruling(granted, "as the papers say"), Actor.of("operator:anna"), now());
    }

    Outcome<Cancellation> propose(LineRef line, Cancellation.Side by, long compensation) {
        var told = new Cancellation.CancellationCommand("c-1", by, setting.money(compensation), "the kiln broke");
        return new ProposeCancellation(as("StockoutsApi")).propose(line, told, now());
    }

    Outcome<Cancellation> answer(LineRef line, Cancellation.Side by, boolean accepted) {
        return new AnswerCancellation(as("StockoutsApi")).answer(line, "c-1", by, accepted, now());
    }

    Outcome<Replacement> offer(CaseId id, String sku, long unitPrice) {
        var told = new Replacement.ReplacementCommand(
                "r-1", sku, setting.money(unitPrice), Shop.START.plus(Duration.ofDays(30)));
        return new OfferReplacement(as("StockoutsApi")).offer(id, told, Actor.merchant("M1"), now());
    }

    Outcome<Refund> choose(RefundId id, Choice.Wanted wanted) {
        return new Choose(as("StockoutsApi")).choose(id, wanted, now());
    }

    /** Holds a choice that was made by the link of a case. */
    record ByLink(String link) {}

    /** Chooses as the holder of the case's link, which is asked for first; not found if it leads nowhere. */
    Outcome<ByLink> chooseByLink(RefundId id, Choice.Wanted wanted) {
        LinkId link = LinkId.ofCase(id.caseId());
        return links().openCase(token(link), now()).isPresent()
                ? new Choose(as("LinksApi")).choose(id, wanted, now()).map(_ -> new ByLink(link.toString()))
                : new Outcome.NotFound<>();
    }

    /** Answers as the holder of the restock's link. */
    Outcome<Restock> answerByLink(Restock.Ref ref, long units, LocalDate arrivesOn) {
        Optional<String> token = token(LinkId.ofRestock(ref));
        return links().openRestock(token, now()).isPresent()
                ? new AnswerRestock(as("LinksApi")).answer(ref, units, arrivesOn, now())
                : new Outcome.NotFound<>();
    }

    Outcome<EndedLinks.Ended> revoke(LinkId id) {
        return links().revoke(id, "It went to somebody else.", Actor.of("operator:anna"), now());
    }

    private Optional<String> token(LinkId id) {
        return links().handOut(id, now()).map(SignedLink::token);
    }

    private Links links() {
        return new Links(as("LinksApi"), LINKS);
    }

    Outcome<Restock> request(Restock.Ref ref, long units) {
        var terms = new Supplier.Terms(3, Optional.empty(), Optional.of("kiln-7"));
        new SetSupplier(as("StockApi")).set(ref.stock(), "sup-1", terms);
        return new RequestRestock(as("StockApi")).request(ref, "sup-1", units, now());
    }

    Outcome<Restock> restock(Restock.Ref ref, long units, LocalDate arrivesOn) {
        new SetSupplier(as("StockApi"))
                .set(ref.stock(), "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        new RequestRestock(as("StockApi")).request(ref, "sup-1", units, now());
        return new ReplyToRestock(as("StockApi")).reply(ref, units, arrivesOn, now());
    }

    Outcome<Restock> move(Restock.Ref ref, LocalDate arrivesOn) {
        return new MoveRestock(as("StockApi")).move(ref, arrivesOn, OptionalLong.empty(), now());
    }

    Outcome<Restock> decline(Restock.Ref ref) {
        return new DeclineRestock(as("StockApi")).decline(ref, now());
    }

    NotifyRestockMoved.RestockMovedResult tellOfNewDate() {
        return new NotifyRestockMoved(as("WatchStock")).runOnce(now(), LIMIT);
    }

    ReceiveGatewayEvent.Received receive(GatewayEvent event) {
        return new ReceiveGatewayEvent(as("RefundsApi"), Providers.HTTP).receive(event, now());
    }

    Optional<Refund> resume(RefundId id) {
        return new ResumeRefund(as("RefundsApi")).resume(id, now());
    }

    Outcome<Refund> payByHand(RefundId id, ManualPayment told) {
        return new PayByHand(as("RefundsApi")).record(id, told, Actor.of("operator:anna"), now());
    }

    Outcome<Pause> pause(String id) {
        var told = new Pause.PauseCommand(Optional.empty(), Optional.empty(), "The gateway pays twice.");
        return new PauseRefunds(as("RefundsApi")).pause(id, told, Actor.of("operator:anna"), now());
    }

    Outcome<Pause> endPause(String id) {
        return new PauseRefunds(as("RefundsApi")).end(id, "It is mended.", Actor.of("operator:ben"), now());
    }

    Outcome<Stranding> confirmBrake(String id) {
        return new DecideBrake(as("StockoutsApi")).confirm(id, "It is right.", Actor.merchant("M1"), now());
    }

    Outcome<Stranding> withdrawBrake(String id) {
        return new DecideBrake(as("StockoutsApi")).withdraw(id, "A typing error.", Actor.of("operator:anna"), now());
    }

    Outcome<Refund> returnManualPayment(RefundId id, ManualReturn told) {
        return new ReturnManualPayment(as("RefundsApi")).record(id, told, Actor.of("operator:ben"), now());
    }

    /** A batch of the cases table's stream. */
    IssueResult nudge(List<CaseId> ids) {
        return new IssueCoupons(
                        as("IssueCouponsOnStream"),
                        new Policies(as("IssueCouponsOnStream"))::get,
                        new Refunds(as("IssueCouponsOnStream")))
                .forCases(ids, now());
    }

    PassResult detect() {
        var establish = new EstablishStockout(as("DetectStockouts"), new Refunds(as("DetectStockouts")));
        var attempt = new Attempt(this::tell);
        Instant now = now();
        new CarryOutWithdrawal(as("DetectStockouts"), this::tell).runOnce(now, LIMIT);
        new WatchBrakes(as("DetectStockouts"), this::tell).runOnce(now);
        new CarryOutClaim(as("DetectStockouts"), new Refunds(as("DetectStockouts"))).runOnce(now, LIMIT, this::tell);
        new UnansweredCancellations(as("DetectStockouts"), this::tell).runOnce(now, LIMIT);
        new UnansweredUrges(as("DetectStockouts"), this::tell).runOnce(now, LIMIT);
        new SilentDelays(as("DetectStockouts"), this::tell).runOnce(now, LIMIT);
        new EndedPeriods(as("DetectStockouts"), this::tell).runOnce(now, LIMIT);
        return new StrandOrders(as("DetectStockouts"), establish, attempt, 1)
                .runOnce(now, LIMIT)
                .plus(new DetectOverdue(as("DetectStockouts"), establish, attempt).runOnce(now, LIMIT));
    }

    SweepResult sweep() {
        var pass = new SweepRefunds(as("SweepRefunds"), process.gateway, process.clock(), this::tell).runOnce(LIMIT);
        process.advances.ifPresent(provider ->
                new ReturnAdvances(as("SweepRefunds"), provider, process.clock(), this::tell).runOnce(LIMIT));
        new FollowShipments(as("SweepRefunds"), this::tell).runOnce(now(), LIMIT);
        return pass;
    }

    HearProviderList.Compared compareRefunds() {
        return new HearProviderList(as("CompareRefunds"), Providers.HTTP).compare(process.list, now());
    }

    IssueResult issue() {
        return new IssueCoupons(
                        as("IssueCoupons"), new Policies(as("IssueCoupons"))::get, new Refunds(as("IssueCoupons")))
                .runOnce(now(), LIMIT);
    }

    DeliverNotices.DeliveryResult deliver() {
        return new DeliverNotices(as("DeliverNotices"), process.port).runOnce(now(), LIMIT);
    }

    ExpireCoupons.ExpiryResult expire() {
        var ended = new EndRedemptions(as("ExpireCoupons")).runOnce(now(), LIMIT);
        var expired = new ExpireCoupons(as("ExpireCoupons")).runOnce(now(), LIMIT);
        return new ExpireCoupons.ExpiryResult(expired.expired(), expired.failed() + ended.failed());
    }

    /** Looks for abuse as the schedule does, in tables in which it may write nothing but its own rows. */
    WatchAbuse.AbuseResult watchAbuse() {
        return new WatchAbuse(OnlyKeeps.rows(as("WatchDesk"), "FLAG", "ROUND")).runOnce(now(), LIMIT);
    }

    /** Lists the open flags, of which a history has few. */
    List<AbuseFlag> openFlags() {
        var all = new AbuseFlags.Filter(Optional.empty(), Optional.empty());
        return new AbuseFlags(as("ServiceDeskApi"))
                .list(false, all, Query.MAX_LIMIT, Optional.empty())
                .items();
    }

    Outcome<AbuseFlag> closeFlag(String flagId, AbuseFlag.Reason reason) {
        return new CloseFlag(OnlyKeeps.rows(as("ServiceDeskApi"), "FLAG"))
                .close(flagId, reason, Actor.of("operator:anna"), now());
    }

    /** Corrects the cause of a case as the route does. Not found if there is no such case. */
    Outcome<CauseCorrection> correctCause(CaseId id, String correctionId, RootCause cause) {
        Database rows = OnlyKeeps.rows(as("StockoutsApi"), "CAUSE");
        var told = new CauseCorrection.Corrected(cause, Optional.empty(), "the foreman says so");
        return new Cases(rows)
                .find(id)
                .map(stored -> new CorrectCause(rows)
                        .correct(stored.value(), correctionId, told, Actor.of("operator:anna"), now()))
                .orElse(new Outcome.NotFound<>());
    }

    WatchDesk.DeskResult watchDesk() {
        return new WatchDesk(as("WatchDesk")).runOnce(now());
    }
}
