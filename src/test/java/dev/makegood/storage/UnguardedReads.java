package dev.makegood.storage;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lists rows that a decision may read without guarding them, each with its reason. All others must be guarded. */
final class UnguardedReads {
    /** Created once, and never replaced or deleted. */
    private static final Set<String> IMMUTABLE = Set.of("POLICIES policy", "CASES REPLACEMENT", "CASES LINES");

    private static final String PARTIES = "only whose case it is and its policy's name are used, which never change";
    private static final String LINE_PARTIES =
            "only whose line it is and what was paid for it are used, which never change";
    private static final String CASE_OF_LINE =
            "only its policy is used, which never changes; whoever makes it a case writes the line, which is written here";
    private static final String DECIDED_AGAIN =
            "a proposal binds nobody: the answer to it decides again by the rows of then";
    private static final String NEXT_DECISION = "nothing was decided about it, so its next change decides";

    private static final String NEXT_PASS =
            "its line did not go short, so nothing was decided about it; a line that does is written with all its rows";

    private static final String GUARDED_BY_ACCOUNT =
            "whoever changes who waits for a merchant's money writes the account, as this does";
    private static final String PUT_OFF = "what is put off is looked at again within minutes, by the rows of then";
    private static final String COUNTED =
            "what a count strands after it seemed done writes its stranding, which is guarded";
    private static final String ENDED = "a brake that has ended holds back nothing ever again; any other is guarded";
    private static final String DRAWN =
            "only how many payments there are is used, which never changes; a draw is written with its refund";
    private static final String GUARDED_BY_CASE = "a coupon is raised with its case, which is written here";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("AddNote CASES CASE", "a case never goes away"),
            Map.entry(
                    "AnswerCancellation ACCOUNTS ACCOUNT",
                    "a limit for what is agreed on; what is paid is decided again when it is paid"),
            Map.entry("AnswerCancellation CASES CASE", "the line is guarded, and no unit of it went short"),
            Map.entry("AnswerCancellation ORDERS LINE", "a refusal changes nothing of the line; else it is guarded"),
            Map.entry("AnswerCancellation STOCK POSITION", "the line is guarded, and no unit of it went short"),
            Map.entry("AnswerHandOver CASES CASE", PARTIES),
            Map.entry("AnswerDelay CASES CASE", CASE_OF_LINE),
            Map.entry(
                    "UnansweredCancellations ORDERS FURTHER",
                    "a period that is set meanwhile ends later than the proposal takes effect"),
            Map.entry("SilentDelays CASES CASE", CASE_OF_LINE),
            Map.entry("SilentDelays STOCK POSITION", "the line is guarded, and no unit of it went short"),
            Map.entry("TellDelay CASES CASE", CASE_OF_LINE),
            Map.entry("CallToShip CASES CASE", CASE_OF_LINE),
            Map.entry("EndedPeriods STOCK POSITION", "the line is guarded, and no unit of it went short"),
            Map.entry("AnswerProposal ORDERS LINE", "a refusal changes nothing of the line; else it is written"),
            Map.entry("AskForHandOver CASES CASE", PARTIES),
            Map.entry(
                    "BringBack ARCHIVE ARCHIVED",
                    "it changes only while the order has rows, and then these cannot be created"),
            Map.entry("BrakedRefunds CASES STRANDING", PUT_OFF),
            Map.entry("BrakedRefunds STOCK POSITION", PUT_OFF),
            Map.entry("BrakedRefunds ORDERS FUNDS", DRAWN),
            Map.entry("HeldCompensation CASES STRANDING", PUT_OFF),
            Map.entry("HeldCompensation STOCK POSITION", PUT_OFF),
            Map.entry("Choose CASES CASE", PARTIES),
            Map.entry("Choose ORDERS LINE", LINE_PARTIES),
            Map.entry("CouponBatch ACCOUNTS WAITING", GUARDED_BY_ACCOUNT),
            Map.entry("CouponBatch ACCOUNTS WAITS", GUARDED_BY_ACCOUNT),
            Map.entry("CouponBatch COUPONS COUPON", GUARDED_BY_CASE),
            Map.entry("CouponBatch CASES STRANDING", ENDED),
            Map.entry("CouponBatch STOCK POSITION", COUNTED),
            Map.entry("DecideAppeal ACCOUNTS WAITING", GUARDED_BY_ACCOUNT),
            Map.entry("DecideClaim CASES CASE", "a case never goes away"),
            Map.entry("EndWait CASES CASE", PARTIES),
            Map.entry(
                    "EraseCancellation NOTICES NOTICE", "it is erased already, or still to be sent without its words"),
            Map.entry("EraseHandOvers NOTICES NOTICE", "it is erased already, or still to be sent without its words"),
            Map.entry("EraseClaim NOTICES NOTICE", "it is erased already, or still to be sent without its words"),
            Map.entry(
                    "ExemptCase CASES CASE",
                    "it was not raised: what it uses of a cap lies in the cap's row, which is guarded"),
            Map.entry("ExemptCase ACCOUNTS WAITING", GUARDED_BY_ACCOUNT),
            Map.entry(
                    "LeaveCaps CASES CASE",
                    "it was not raised: what it uses of a cap lies in the cap's row, which is guarded"),
            Map.entry("LeaveCaps ACCOUNTS WAITS", "a place goes when its case changes, which is written here"),
            Map.entry("LeaveCaps COUPONS COUPON", GUARDED_BY_CASE),
            Map.entry("OfferReplacement CASES CASE", PARTIES),
            Map.entry("PayByHand CASES CASE", PARTIES),
            Map.entry(
                    "OfferReplacement STOCK POSITION",
                    "an offer binds no stock: the choice decides by the position of then"),
            Map.entry("ProposeCancellation ACCOUNTS ACCOUNT", DECIDED_AGAIN),
            Map.entry("ProposeCancellation CASES CASE", DECIDED_AGAIN),
            Map.entry("ProposeCancellation ORDERS FURTHER", DECIDED_AGAIN),
            Map.entry("ProposeCancellation ORDERS LINE", DECIDED_AGAIN),
            Map.entry("ProposeShipTime ORDERS LINE", DECIDED_AGAIN),
            Map.entry("ProposeShipTime ORDERS FUNDS", DECIDED_AGAIN),
            Map.entry(
                    "RecordExternalRefund CASES CASE",
                    "the prices of its units change only with its line, which is written here"),
            Map.entry(
                    "ReceiveGatewayEvent CASES REFUND",
                    "what does not fit it is kept for an operator, who judges by the refund of then; what fits is"
                            + " written"),
            Map.entry("ReceiveGatewayEvent CASES CASE", PARTIES),
            Map.entry("RecordOutcome CASES CASE", PARTIES),
            Map.entry("RecordTopUp ACCOUNTS WAITING", GUARDED_BY_ACCOUNT),
            Map.entry("RefundAtOnce CASES CASE", PARTIES),
            Map.entry("RefundAtOnce ORDERS LINE", "it matters only to buyers who wait for goods, and is written then"),
            Map.entry("RepairStock ORDERS LINE", "no line's units change without its position, which is guarded"),
            Map.entry("RequestRestock STOCK SUPPLIER", "a supplier never goes away"),
            Map.entry(
                    "RemindOfRestocks STOCK SUPPLIER", "whom to remind; a contact that changes now gets the next one"),
            Map.entry("Links CASES CASE", "a case never goes away"),
            Map.entry("Links STOCK RESTOCK", "a restock never goes away"),
            Map.entry("ReturnManualPayment CASES CASE", PARTIES),
            Map.entry("SentInVain CASES CASE", PARTIES),
            Map.entry("AllocateStock ORDERS LINE", "it is counted already, which stays so"),
            Map.entry("AllocateStock STOCK POSITION", "all its lines are counted already"),
            Map.entry(
                    "RemoveOrders ARCHIVE ARCHIVED",
                    "a tombstone is replaced only if its order's rows have changed, and those are guarded"),
            Map.entry("LinesTogether CASES CAP", NEXT_PASS),
            Map.entry("LinesTogether CASES CASE", NEXT_PASS),
            Map.entry("LinesTogether ORDERS FUNDS", NEXT_PASS),
            Map.entry("LinesTogether ORDERS LINE", NEXT_PASS),
            Map.entry("LinesTogether STOCK POSITION", NEXT_PASS),
            Map.entry("LinesTogether CASES STRANDING", NEXT_PASS),
            Map.entry("ServeWaiting ACCOUNTS WAITS", GUARDED_BY_ACCOUNT),
            Map.entry("ServeWaiting CASES CAP", "it is not paid now; when it is, the cap is read again"),
            Map.entry(
                    "ServeWaiting CASES CASE",
                    "nothing that it owes is waiting; if it waits again, it takes a new turn"),
            Map.entry("ServeWaiting COUPONS COUPON", "an unpaid case is looked at again in its turn"),
            Map.entry("SweepRefunds CASES CASE", PARTIES),
            Map.entry("SweepRefunds CASES STRANDING", ENDED),
            Map.entry("SweepRefunds ORDERS FUNDS", DRAWN),
            Map.entry("TakeBack ORDERS FUNDS", DRAWN),
            Map.entry("SweepRefunds STOCK POSITION", COUNTED),
            Map.entry("TellLate CASES CASE", PARTIES),
            Map.entry("TellLate ORDERS LINE", LINE_PARTIES),
            Map.entry("NotifyRestockMoved CASES CASE", PARTIES),
            Map.entry("NotifyRestockMoved CASES REFUND", NEXT_DECISION),
            Map.entry(
                    "NotifyPresaleMoved ORDERS LINE",
                    "what a buyer was promised stays; the news is true whatever becomes of the line"),
            Map.entry("WatchBrakes STOCK POSITION", "it says how much was stranded by then"));

    private UnguardedReads() {}

    /** Returns the use cases that the reasons are about. */
    static Stream<String> useCases() {
        return REASONS.keySet().stream().map(key -> key.split(" ")[0]);
    }

    static boolean has(GuardWitness.Unguarded read) {
        return IMMUTABLE.contains(read.row())
                || REASONS.containsKey((read.by() + " " + read.row()).replace(" of another line", ""));
    }
}
