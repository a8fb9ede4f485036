package dev.makegood.proof;

import dev.makegood.mutant.Mutant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Describes a possible mistake in the code that the proof must catch.
 *
 * @param file below src/main/java/dev/makegood
 * @param code the original, which the file has once
 * @param instead the mutant's code
 */
record Mistake(String name, String file, String code, String instead) {
    Mutant mutant() {
        return Mutant.once("dev/makegood/" + file, code, instead);
    }

    /** Lists mistakes in the rules of compensation: the amount, the recipient and the payer. */
    private static List<Mistake> ofRules() {
        return List.of(
                new Mistake(
                        "no cap counts what other cases used",
                        "stockout/assessment/Caps.java",
                        "use.byAll(zero).minus(use.by(own, zero))",
                        "zero"),
                new Mistake(
                        "no merchant is ever debited, and the platform advances everything",
                        "account/MerchantAccount.java",
                        "Money part = lesser(rest, in(purse));",
                        "Money part = Money.zero(currency);"),
                new Mistake(
                        "the sum that was agreed on is dropped",
                        "policy/assessment/AgreedSums.java",
                        "if (agreement.atLeast().isGreaterThan(own)) {",
                        "if (false) {"),
                new Mistake(
                        "a case that grows is assessed by its first unit",
                        "stockout/assessment/Assessing.java",
                        "Assess.of(policy, again.facts())",
                        "Assess.of(policy, again.facts().about(again.facts().portions().subList(0, 1)))"),
                new Mistake(
                        "what was given with a stockout is given again for a late shipment that is owed later",
                        "stockout/assessment/Reassessing.java",
                        "why == Why.COMPLAINT ? new OwedLater(",
                        "false ? new OwedLater("),
                new Mistake(
                        "what counts for another case is not taken from the case that gave it",
                        "stockout/assessment/OwedLater.java",
                        "credited(credit.negated())",
                        "credited(credit.minus(credit))"),
                new Mistake(
                        "a reimbursement is booked as the platform's income",
                        "stockout/assessment/Squaring.java",
                        "LedgerAccounts.platformExpense(",
                        "LedgerAccounts.platformIncome("),
                new Mistake(
                        "every coupon is valid for a day",
                        "policy/Terms.java",
                        "return issued.plusYears(validYears);",
                        "return issued.plusDays(1);"),
                new Mistake(
                        "coupons are somebody else's",
                        "coupon/issue/Payout.java",
                        "Coupon.issued(c.id(), c.buyer(),",
                        "Coupon.issued(c.id(), \"b_00000000000000000000000000000000\","));
    }

    static List<Mistake> all() {
        return Stream.of(
                        ofRules().stream(),
                        ofMoves().stream(),
                        CouponMistakes.all(),
                        AccrualFlows.mistakes(),
                        ProviderFlows.mistakes(),
                        LinkFlows.mistakes(),
                        PeopleFlows.mistakes(),
                        StreamMistakes.all(),
                        ArchiveMistakes.all())
                .flatMap(mistakes -> mistakes)
                .toList();
    }

    /** Lists mistakes in the code that moves money, and in its guards. */
    private static List<Mistake> ofMoves() {
        return List.of(
                new Mistake(
                        "a replacement has no guard in DynamoDB",
                        "storage/dynamo/GuardedItems.java",
                        "private static final String SAME_VERSION = \"version = :expected\";",
                        "private static final String SAME_VERSION = \"version <> :expected OR version = :expected\";"),
                new Mistake(
                        "a new row has no guard in DynamoDB",
                        "storage/dynamo/GuardedItems.java",
                        "private static final String ABSENT = \"attribute_not_exists(pk)\";",
                        "private static final String ABSENT = \"attribute_not_exists(pk) OR attribute_exists(pk)\";"),
                new Mistake(
                        "a commit that was refused counts as done",
                        "storage/Database.java",
                        "commit(decided.get().writes()))) {",
                        "commit(decided.get().writes()) | true)) {"),
                new Mistake(
                        "a decision is taken once and its stale reads are used again",
                        "storage/Database.java",
                        "Optional<Decision<R>> decided = attempt(decision, attempt);",
                        "Optional<Decision<R>> decided = attempt == 1 ? attempt(decision, attempt) : Optional.of("
                                + "new Decision<>(decision.get().result(), List.of()));"),
                new Mistake(
                        "a refund is claimed while another worker has it",
                        "refund/Refund.java",
                        "                        && !waiting.wakeAt().isAfter(now)\n",
                        ""),
                new Mistake(
                        "what was claimed before is sent without asking",
                        "refund/sending/SendRefund.java",
                        "if (!askFirst) {",
                        "if (true) {"),
                new Mistake(
                        "an unknown outcome counts as done",
                        "refund/sending/SweepRefunds.java",
                        "GatewayOutcome outcome = send.outcome(held.refund(), held.askFirst(), clock.instant());",
                        "GatewayOutcome told = send.outcome(held.refund(), held.askFirst(), clock.instant());\n"
                                + "        GatewayOutcome outcome = told instanceof GatewayOutcome.Unknown u"
                                + " ? new GatewayOutcome.Done(u.reason()) : told;"),
                new Mistake(
                        "an accepted refund counts as settled",
                        "refund/settlement/RecordOutcome.java",
                        "case GatewayOutcome.Pending _ -> pending(stored, claim, now);",
                        "case GatewayOutcome.Pending p -> hear.done(stored, stored.value().payments().number(),"
                                + " new GatewayOutcome.Done(p.reference()), now).orElseThrow();"),
                new Mistake(
                        "an unknown outcome is looked at again after a year",
                        "refund/settlement/RecordOutcome.java",
                        "claim.submitted(next(claim, tries.afterTrouble(), now))",
                        "claim.submitted(now.plus(Duration.ofDays(365)))"),
                new Mistake(
                        "a worker that lost its claim records what it heard",
                        "refund/settlement/RecordOutcome.java",
                        "claim.isHeld(stored.value().state())",
                        "!(stored.value().state() instanceof RefundState.Paid)"),
                new Mistake(
                        "what was declined is sent with another amount under the same key",
                        "refund/Refund.java",
                        "Payments of = declined ? payments.anew() : payments;",
                        "Payments of = payments;"),
                new Mistake(
                        "another attempt has another key",
                        "refund/sending/RefundRequests.java",
                        "String key = refund.key().toString();",
                        "String key = refund.key() + \"~\" + refund.tries().attempts();"),
                new Mistake(
                        "a declined webhook parks the sweep for good",
                        "refund/settlement/ReceiveGatewayEvent.java",
                        "case RefundState.Submitted state -> refund.hinted(state, now);",
                        "case RefundState.Submitted _ -> refund.with(new RefundState.Settled(now, \"declined\"));"),
                new Mistake(
                        "settling forgets the coupons",
                        "refund/settlement/SettleRefund.java",
                        "writes.add(coupons.replace(coupon, after));",
                        ""),
                new Mistake(
                        "settling forgets the ledger",
                        "refund/settlement/RefundPostings.java",
                        "return List.of(funds.replace(held, posted), ledger.create(posting));",
                        "return List.of(funds.replace(held, posted));"),
                new Mistake(
                        "what comes back changes nothing in the books",
                        "refund/settlement/HearGateway.java",
                        "writes.addAll(postings.returned(refund, now));",
                        ""),
                new Mistake(
                        "what came back is sent again under the old key",
                        "refund/Refund.java",
                        "return new PaymentKey(refundId, payments.number());",
                        "return new PaymentKey(refundId, 1);"),
                new Mistake(
                        "what came back keeps its old deadline",
                        "refund/Refund.java",
                        "settled.isPresent() ? nextDeadline : due.deadline()",
                        "due.deadline()"),
                new Mistake(
                        "coupons get their part again with the second payment",
                        "refund/settlement/SettleRefund.java",
                        "if (!refund.payments().settledOnce()) {",
                        "if (true) {"),
                new Mistake(
                        "what the gateway pays after a payment by hand is passed over",
                        "refund/settlement/HearGateway.java",
                        "case RefundState.PaidByHand state -> Optional.of(paidTwice(stored, state, done, now));",
                        "case RefundState.PaidByHand _ -> Optional.of(Decision.answer(refund));"),
                new Mistake(
                        "a payment by hand is booked as the gateway's",
                        "refund/settlement/RefundPostings.java",
                        "byHand ? LedgerAccounts.platformBank(orderId) : LedgerAccounts.gateway(orderId);",
                        "LedgerAccounts.gateway(orderId);"),
                new Mistake(
                        "what an order sets aside is not guarded",
                        "order/OrderFunds.java",
                        "Money amount = Shares.least(grown.map(OrderParts::due).orElse(price), left);",
                        "Money amount = price.plus(left).minus(left).plus(Money.ofMinor(currency, 1));"),
                new Mistake(
                        "a refund that draws on two payments is sent from the first one only",
                        "refund/sending/DrawRefund.java",
                        "drawn.others(now).forEach(other -> writes.add(refunds.create(other)));",
                        ""),
                new Mistake(
                        "what was drawn on a payment is drawn again",
                        "order/OrderPayments.java",
                        "after.add(new Drawable(drawable.payment(), drawable.drawn().plus(share)));",
                        "after.add(drawable);"),
                new Mistake(
                        "what an order is made of besides its lines is not refunded",
                        "order/OrderFunds.java",
                        "grown.map(OrderParts::due).orElse(price), left);",
                        "price, left);"),
                new Mistake(
                        "coupons get one cent more than their share",
                        "order/OrderFunds.java",
                        "new Split(amount.minus(toCoupons), Split.toCoupons(back), paidBy(), made)",
                        "new Split(amount, Split.toCoupons(back), paidBy(), made)"),
                new Mistake(
                        "a case that grows is refunded from its first unit again",
                        "stockout/Growth.java",
                        "int from = line.shortUnits();",
                        "int from = 0;"),
                new Mistake(
                        "a case does not take its units off the line",
                        "stockout/detection/EstablishStockout.java",
                        "line.goShort(units, cause.isWish(), policy.detection().overdueHours())",
                        "line"),
                new Mistake(
                        "each case counts its merchant's lines anew",
                        "order/rate/CountLines.java",
                        "return new Counted(lines, List.of(ROWS.create(new CountOfDay(merchantId, platform, days, lines))));",
                        "return new Counted(lines, List.of());"),
                new Mistake(
                        "late lines count as cancelled",
                        "order/rate/CountLines.java",
                        "counted.put(MerchantRate.Of.CANCELLATIONS, sum(fates, Fate::cancelled));",
                        "counted.put(MerchantRate.Of.CANCELLATIONS, sum(fates, Fate::late));"),
                new Mistake(
                        "an unknown rate costs as much as the worst",
                        "policy/assessment/RateTier.java",
                        "? tiers.stream().min(Comparator.comparing(worth))",
                        "? tiers.stream().max(Comparator.comparing(worth))"),
                new Mistake(
                        "a limit in another currency is taken as one of the version's",
                        "policy/Exchange.java",
                        ".divide(perUnit, 0, mode.rounding());",
                        ".divide(BigDecimal.ONE, 0, mode.rounding());"),
                new Mistake(
                        "a refund is set aside without the order's guard",
                        "stockout/detection/EstablishStockout.java",
                        "writes.add(fundsRows.put(funds, refund.funds()));",
                        ""),
                new Mistake(
                        "a merchant is not debited",
                        "coupon/issue/IssueRound.java",
                        "writes.addAll(batch.accounts.put(old, account, now));",
                        ""),
                new Mistake(
                        "a redemption does not take from the coupon",
                        "coupon/redemption/RedeemCoupon.java",
                        "coupons.replace(found, coupon.spent(amount)),",
                        ""),
                new Mistake(
                        "a redemption is not looked for before it is made",
                        "coupon/redemption/RedeemCoupon.java",
                        "if (before.isPresent()) {",
                        "if (before.isPresent() && before.get().value().reversedAt().isPresent()) {"),
                new Mistake(
                        "a redemption is reversed twice",
                        "coupon/redemption/ReverseRedemption.java",
                        "if (redemption.reversedAt().isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "a redemption is reversed though its order is being refunded",
                        "coupon/redemption/ReverseRedemption.java",
                        "if (order.value().refunding().isPositive()) {",
                        "if (false) {"),
                new Mistake(
                        "an expired coupon keeps its money",
                        "coupon/redemption/ExpireCoupons.java",
                        "writes.add(coupons.replace(found, expired.coupon()));",
                        ""),
                new Mistake(
                        "a top-up is not looked for before it is made",
                        "account/RecordTopUp.java",
                        "return database.decide(() -> topUps.find(merchantId, topUpId)",
                        "return database.decide(() -> topUps.find(merchantId, topUpId + \"?\")"),
                new Mistake(
                        "a top-up repays twice",
                        "account/MerchantAccount.java",
                        "case BALANCE -> move(rest, none, repaid);",
                        "case BALANCE -> move(amount, none, repaid);"),
                new Mistake(
                        "a swap keeps the whole refund",
                        "choice/Swapping.java",
                        "writes.add(fundsRows.replace(funds, back.funds()));",
                        ""),
                new Mistake(
                        "a choice is made after the refund was taken up",
                        "choice/Choose.java",
                        "if (!refund.isOpenToChoice(now)) {",
                        "if (false) {"),
                new Mistake(
                        "what went out during a wait is refunded too",
                        "refund/waiting/EndWait.java",
                        "int sent = Math.min(refund.value().units(), line.value().units().sentWhileAwaited());",
                        "int sent = 0;"),
                new Mistake(
                        "the replacement of units that were refunded elsewhere is kept for them",
                        "refund/external/ElsewhereUnits.java",
                        "SwappedUnits.of(orders, line, left - closed - honoured)",
                        "List.of()"),
                new Mistake(
                        "whoever waits no longer is waited for all the same",
                        "refund/waiting/EndWait.java",
                        "int units = all ? rows.refund().value().units() : rows.sent();",
                        "int units = rows.sent();"),
                new Mistake(
                        "an order is not looked for before it is placed",
                        "order/PlaceOrder.java",
                        "stored.value().paid().isPresent()",
                        "stored.value().paid().filter(total -> total.isZero()).isPresent()"),
                new Mistake(
                        "a notice is marked before it went out",
                        "notice/DeliverNotices.java",
                        "port.send(Message.of(stored.value()));",
                        "try { port.send(Message.of(stored.value())); } catch (RuntimeException lost) { }"),
                new Mistake(
                        "a case forgets what it has given",
                        "stockout/CaseMoney.java",
                        "return atLeastZero(worth.minus(settlement.given()));",
                        "return worth;"),
                new Mistake(
                        "what is given back to a merchant is not remembered",
                        "stockout/Case.java",
                        "settlement.givenBack(money().squared())",
                        "settlement"),
                new Mistake(
                        "a merchant is given back nothing",
                        "stockout/assessment/Squaring.java",
                        "changed.forEach((name, posted) -> all.addAll(accounts.put(read.get(name), posted.account(), posted.at())));",
                        ""),
                new Mistake(
                        "a settled refund makes its case owe again",
                        "refund/waiting/GoodsInstead.java",
                        "if (repaid.compensation() instanceof Compensation.AwaitingRefund) {",
                        "if (repaid.compensation() instanceof Compensation.Issued) {"),
                new Mistake(
                        "a case keeps its units in the stock",
                        "stockout/detection/EstablishStockout.java",
                        "writes.add(stock.put(storedPosition, released));",
                        ""),
                new Mistake(
                        "a replacement is not taken from the stock",
                        "choice/Swapping.java",
                        "position.value().allocate(replacement.sale(refund.units()), made.at(), made.at())",
                        "position.value()"),
                new Mistake(
                        "a swap sets aside more, and releases nothing",
                        "choice/Swapping.java",
                        "funds.value().released(merchantId, refund.split()).plan(merchantId, worth.refunded());",
                        "funds.value().plan(merchantId, worth.refunded());"),
                new Mistake(
                        "a wait that is honoured keeps its refund set aside",
                        "refund/waiting/EndWait.java",
                        "writes.add(fundsRows.replace(funds, left.funds()));",
                        ""),
                new Mistake(
                        "an urge that nobody answers is kept from the operator",
                        "urge/UnansweredUrges.java",
                        ".forEach(notice -> writes.add(notices.create(notice)));",
                        ".forEach(notice -> {});"),
                new Mistake(
                        "an urge that nobody answers makes no line overdue",
                        "urge/Urge.java",
                        ".filter(_ -> overdue && answer.isEmpty());",
                        ".filter(_ -> false);"),
                new Mistake(
                        "an urge makes a line overdue in the buyer's further period",
                        "urge/Overdue.java",
                        ".filter(called -> called.calledAt().isBefore(at))",
                        ".filter(_ -> false)"),
                new Mistake(
                        "an urge is answered twice",
                        "urge/AnswerUrge.java",
                        "if (urge.answer().isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "a line is overdue while its buyer decides about a delay",
                        "order/OrderLine.java",
                        "times.undecided().isPresent() ? Optional.empty() : Optional.of(knowable(",
                        "false ? Optional.empty() : Optional.of(knowable("),
                new Mistake(
                        "silence about a delay decides before its time",
                        "delay/Delay.java",
                        "answer.isEmpty() && !now.isBefore(silence.takesEffectAt())",
                        "answer.isEmpty()"),
                new Mistake(
                        "a buyer agrees to a ship time that is over",
                        "delay/AnswerDelay.java",
                        "accepted && delay.isOver(now)",
                        "false"),
                new Mistake(
                        "silence about a delay leaves the line undecided",
                        "order/LineTimes.java",
                        "new LineTimes(Optional.of(shipBy), late, reported, caseHours, Optional.empty())",
                        "new LineTimes(Optional.of(shipBy), late, reported, caseHours, undecided)"),
                new Mistake(
                        "whoever does not accept a delay is not refunded",
                        "delay/AnswerDelay.java",
                        "accepted ? agreed(stored, answered, now) : cancelled(stored, answered, now)",
                        "agreed(stored, answered, now)"),
                new Mistake(
                        "a further period is over before its last instant",
                        "furtherperiod/EndedPeriods.java",
                        "period.endedAt().isEmpty() && !now.isBefore(period.overAt())",
                        "period.endedAt().isEmpty()"),
                new Mistake(
                        "nothing follows a further period",
                        "furtherperiod/FurtherPeriod.java",
                        "then == FurtherPeriodTerms.Then.CANCELLATION",
                        "false"),
                new Mistake(
                        "a buyer whose further period is over waits for the merchant's answer",
                        "furtherperiod/FreeToCancel.java",
                        ".map(FurtherPeriod::overAt)",
                        ".map(FurtherPeriod::overAt).filter(_ -> false)"),
                new Mistake(
                        "a cancellation is answered twice",
                        "cancellation/AnswerCancellation.java",
                        "if (proposed.answer().isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "what an erased buyer wrote in a claim stays",
                        "erasure/ErasePersonalText.java",
                        "each(after -> claims.ofBuyer(pseudonym, after), claim::erase);",
                        ""),
                new Mistake(
                        "an appeal is decided twice",
                        "servicedesk/appeal/DecideAppeal.java",
                        "if (before.ticket().decision().isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "a shipment is not looked for before it is recorded",
                        "order/shipment/RecordShipment.java",
                        ".map(before -> Decision.answer(again(before.value(), shipment, mayShip)))",
                        ".filter(_ -> false).map(before -> Decision.answer(again(before.value(), shipment, mayShip)))"),
                new Mistake(
                        "a recount is not looked for before it is recorded",
                        "inventory/RecordStockChange.java",
                        "if (told.isPresent()) {",
                        "if (false) {"));
    }
}
