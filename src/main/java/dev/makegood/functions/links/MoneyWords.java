package dev.makegood.functions.links;

import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.stockout.Case;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Says where the money of a refund is and when it is to be there, and never more than is known. */
record MoneyWords(Refund refund, ZoneId zone, Instant now) {
    static List<Sentence> of(Refund refund, Case c, Instant now) {
        return new MoneyWords(refund, c.zone(), now).sentences();
    }

    /** Returns true if it is not paid although its deadline is over. */
    static boolean isDelayed(Refund refund, Instant now) {
        return refund.state() instanceof RefundState.Unsettled
                && refund.total().isPositive()
                && !now.isBefore(refund.due().deadline());
    }

    /** Adds by when we do something, even if that time is over. */
    static Sentence byDeadline(Sentence sentence, Instant deadline, ZoneId zone, Instant now) {
        String by = deadline.isBefore(now) ? "format.byOurDeadline.over" : "format.byOurDeadline";
        return sentence.with("byOurDeadline", Sentence.of(by).time("ourDeadline", Times.ours(deadline), zone));
    }

    List<Sentence> sentences() {
        return switch (refund.state()) {
            case RefundState.Paid paid -> paid(paid);
            case RefundState.Withdrawn _ -> List.of(Sentence.of("link.withdrawn"));
            case RefundState.Deferred wait -> waiting(wait);
            case RefundState.Pending _ ->
                List.of(amount("link.pending", refund.split().cash()));
            case RefundState.Returned back -> {
                var again = amount("link.returned", refund.split().cash()).time("at", back.at(), zone);
                yield List.of(byDeadline(again, refund.due().deadline(), zone, now));
            }
            case RefundState.Parked _ -> List.of(delayed());
            case RefundState.Claimed _, RefundState.Submitted _ -> List.of(toCome("link.processing"));
            case RefundState.Scheduled _ -> List.of(toCome("link.scheduled"));
        };
    }

    private Sentence toCome(String phrase) {
        if (refund.total().isZero()) {
            return Sentence.of("link.nothing");
        }
        return isDelayed(refund, now)
                ? delayed()
                : byDeadline(amount(phrase, refund.total()), refund.due().deadline(), zone, now);
    }

    private Sentence delayed() {
        return amount("link.delayed", refund.total())
                .time("ourDeadline", Times.ours(refund.due().deadline()), zone);
    }

    private List<Sentence> waiting(RefundState.Deferred wait) {
        var all = new ArrayList<Sentence>();
        all.add(amount("link.deferred", refund.total()).time("until", wait.until(), zone));
        wait.moved()
                .map(moved -> moved.arrivesOn()
                        .map(day -> Sentence.of("link.moved").day("day", day, zone))
                        .orElse(Sentence.of("link.declined")))
                .ifPresent(all::add);
        return all;
    }

    private List<Sentence> paid(RefundState.Paid paid) {
        var all = new ArrayList<Sentence>();
        Money cash = refund.split().cash();
        Money toCoupons = refund.total().minus(cash);
        if (paid instanceof RefundState.PaidByHand hand) {
            all.add(amount("link.paidByHand", cash)
                    .time("at", hand.payment().paidAt(), zone)
                    .with("how", hand.payment().how())
                    .with("reference", hand.payment().reference()));
        } else if (cash.isPositive()) {
            all.add(amount("link.paid", cash).time("at", paid.at(), zone));
        }
        if (paid instanceof RefundState.Settled settled) {
            settled.toBuyer()
                    .map(money -> Sentence.of("refundedBuyer.toBuyer").amount("toBuyer", money))
                    .ifPresent(all::add);
        }
        if (toCoupons.isPositive()) {
            all.add(amount("link.paidToCoupons", toCoupons).time("at", paid.at(), zone));
        }
        return all.isEmpty() ? List.of(Sentence.of("link.nothing")) : all;
    }

    private static Sentence amount(String phrase, Money amount) {
        return Sentence.of(phrase).amount("amount", amount);
    }
}
