package dev.makegood.evidence;

import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Payments;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Surplus;
import dev.makegood.storage.StorageJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds entries for a refund's earlier and surplus payments. */
final class RefundRecord {
    private static final String GATEWAY = "gateway";

    private RefundRecord() {}

    static void add(Refund refund, List<RecordEntry> entries) {
        for (Payments.Returned back : refund.payments().returned()) {
            Map<String, Object> details = details(refund, back.number());
            back.settled()
                    .ifPresent(settled -> entries.add(entry(settled.at(), "refundSettled", settled(details, settled))));
            entries.add(entry(back.at(), "refundReturned", with(details, "reason", back.reason())));
        }
        for (Surplus surplus : refund.payments().surplus()) {
            Map<String, Object> details = details(refund, surplus.number());
            entries.add(entry(surplus.at(), "refundPaidTwice", with(details, "reference", surplus.reference())));
            surplus.returnedAt().ifPresent(at -> entries.add(entry(at, "refundPaidTwiceReturned", details)));
        }
        refund.payments().byHand().forEach(back -> byHand(refund, back, entries));
    }

    private static Map<String, Object> settled(Map<String, Object> details, RefundState.Settled settled) {
        Map<String, Object> all = with(details, "reference", settled.reference());
        return settled.toBuyer().map(got -> with(all, "toBuyer", got)).orElse(all);
    }

    private static void byHand(Refund refund, Payments.ReturnedByHand back, List<RecordEntry> entries) {
        Map<String, Object> details = Map.of(
                "refundId", refund.refundId(),
                "amount", refund.split().cash(),
                "reference", back.paid().payment().reference());
        entries.add(entry(
                back.paid().at(),
                back.paid().by().toString(),
                "refundPaidByHand",
                with(details, "how", back.paid().payment().how())));
        entries.add(
                entry(back.at(), back.by().toString(), "refundByHandReturned", with(details, "reason", back.reason())));
    }

    private static Map<String, Object> details(Refund refund, int number) {
        return Map.of(
                "refundId", refund.refundId(),
                "key", new PaymentKey(refund.refundId(), number).toString(),
                "amount", refund.split().cash());
    }

    private static Map<String, Object> with(Map<String, Object> details, String name, Object value) {
        var more = new TreeMap<>(details);
        more.put(name, value);
        return more;
    }

    private static RecordEntry entry(Instant at, String what, Object details) {
        return entry(at, GATEWAY, what, details);
    }

    private static RecordEntry entry(Instant at, String by, String what, Object details) {
        return new RecordEntry(at, by, what, StorageJson.tree(details));
    }
}
