package dev.makegood.notice;

import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import dev.makegood.wording.Text;
import dev.makegood.wording.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Renders the texts of notices. */
public final class NoticeText {
    private static final Set<String> AMOUNTS = Set.of(
            "amount",
            "refundAmount",
            "compensationAmount",
            "promisedAmount",
            "givenAmount",
            "keptAmount",
            "rest",
            "fromBalance",
            "fromDeposit",
            "advanced",
            "repaid",
            "toBalance",
            "unitPrice",
            "difference",
            "borne",
            "cash",
            "toCoupons");

    private NoticeText() {}

    /**
     * Renders a notice.
     *
     * @throws IllegalArgumentException if the notice lacks a detail that its texts need, which is a bug of its writer
     */
    public static Text render(Notice notice) {
        return Market.current().text(language -> render(notice, language));
    }

    private static String render(Notice notice, Language language) {
        return parts(notice).stream()
                .map(language::phrase)
                .map(phrase -> fill(phrase, notice, language))
                .collect(Collectors.joining(language.phrase("format.betweenSentences")));
    }

    /** Returns the names of the notice's phrases. A case tells its compensation, or why there is none. */
    private static List<String> parts(Notice notice) {
        String main = notice.template().id();
        return switch (notice.template()) {
            case STOCKOUT_BUYER -> stockoutBuyer(main, notice.details());
            case STOCKOUT_MERCHANT,
                    LATE_SHIPMENT_BUYER,
                    LATE_SHIPMENT_MERCHANT,
                    REASSESSED_BUYER,
                    REASSESSED_MERCHANT -> {
                boolean appealable =
                        main.endsWith("Merchant") && notice.details().containsKey("appealBy");
                var parts = new ArrayList<>(List.of(main));
                parts.addAll(compensation(main, notice.details()));
                if (appealable) {
                    parts.add("appealBy");
                }
                yield parts;
            }
            case TAKEN_BACK_BUYER -> takenBackBuyer(main, notice.details());
            case LOW_STOCK_MERCHANT ->
                notice.details().containsKey("restockId") ? List.of(main, main + ".restock") : List.of(main);
            case CHOICE_BUYER -> choiceBuyer(main, notice.details());
            case COUPON_ISSUED_BUYER, COMPENSATION_DEBITED_MERCHANT ->
                notice.details().containsKey("rest") ? List.of(main, main + ".rest") : List.of(main);
            case REFUNDED_BUYER -> refundedBuyer(main, notice.details());
            case SWAPPED_BUYER ->
                notice.details().containsKey("cheaper") ? List.of(main, main + ".cheaper") : List.of(main);
            case CANCELLATION_PROPOSED_BUYER, CANCELLATION_RECEIVED_BUYER, CANCELLATION_PROPOSED_MERCHANT ->
                List.of(main, "cancellation." + (isNothing(detail("amount", notice)) ? "byRules" : "atLeast"));
            case CHOICE_MERCHANT,
                    CANCELLATION_ANSWERED_BUYER,
                    CANCELLATION_ANSWERED_MERCHANT,
                    REPLACEMENT_OFFERED_BUYER,
                    WAITS_BUYER,
                    WAITS_MERCHANT,
                    WAIT_HONOURED_BUYER,
                    WAIT_OVER_BUYER,
                    WAIT_OVER_MERCHANT,
                    WAIT_CANCELLED_BUYER,
                    WAIT_CANCELLED_MERCHANT,
                    WAIT_MOVED_BUYER,
                    WAIT_STOPPED_MERCHANT,
                    SWAPPED_MERCHANT,
                    SHIP_TIME_PROPOSED_BUYER,
                    SHIP_TIME_ANSWERED_MERCHANT,
                    REIMBURSED_MERCHANT,
                    APPEALED_OPERATOR,
                    APPEAL_OVERDUE_OPERATOR,
                    APPEAL_DECIDED_MERCHANT,
                    CLAIM_RECEIVED_BUYER,
                    CLAIMED_OPERATOR,
                    CLAIM_OVERDUE_OPERATOR,
                    HAND_OVER_RECEIVED_ASKER,
                    HAND_OVER_OPERATOR,
                    HAND_OVER_OVERDUE_OPERATOR,
                    HAND_OVER_ANSWERED_ASKER,
                    CLAIM_DECIDED_BUYER,
                    REFUND_DELAYED_BUYER,
                    REFUND_PARKED_OPERATOR,
                    REFUND_ON_ITS_WAY_BUYER,
                    REFUND_RETURNED_BUYER,
                    REFUND_RETURNED_OPERATOR,
                    REFUND_PAID_TWICE_OPERATOR,
                    REFUND_STUCK_OPERATOR,
                    GATEWAY_EVENT_OPERATOR,
                    COMPENSATION_WAITS_BUYER,
                    COMPENSATION_WAITS_MERCHANT,
                    COUPON_EXPIRED_BUYER,
                    REDEMPTION_ENDED_BUYER,
                    SHIPPED_AFTER_CASE_MERCHANT,
                    SHIPPED_AFTER_CASE_OPERATOR,
                    SHIPMENT_UNTRUE_MERCHANT,
                    FACT_CAME_TO_NOTHING_OPERATOR,
                    REFUNDED_ELSEWHERE_BUYER,
                    REFUNDED_ELSEWHERE_MERCHANT,
                    PAID_TWICE_OPERATOR,
                    WAIT_AGAIN_BUYER,
                    WAIT_IN_VAIN_BUYER,
                    STOCK_DOUBTED_MERCHANT,
                    STOCK_WRONG_MERCHANT,
                    STOCK_WRONG_OPERATOR,
                    RESTOCK_UNANSWERED_MERCHANT,
                    RESTOCK_LATE_MERCHANT,
                    RESTOCK_MOVED_MERCHANT,
                    RESTOCK_DECLINED_MERCHANT,
                    WAIT_DECLINED_BUYER,
                    BRAKED_COUNT_MERCHANT,
                    BRAKED_ADMISSION_MERCHANT,
                    BRAKED_OPERATOR,
                    PRESALE_CHANGED_BUYER -> List.of(main);
        };
    }

    /** An agreed sum of nothing leaves what the rules give, so that no sum is told. */
    private static boolean isNothing(String amount) {
        return amount.matches("0(\\.0+)? [A-Z]{3}");
    }

    /** Adds where the money is, if a part of it is on coupons. */
    private static List<String> refundedBuyer(String main, Map<String, String> details) {
        var parts = new ArrayList<>(List.of(main));
        boolean byHand = details.containsKey("how");
        if (byHand && !details.containsKey("toCoupons")) {
            parts.add(main + ".byHand");
        }
        if (details.containsKey("toCoupons")) {
            if (details.containsKey("cash")) {
                parts.add(main + (byHand ? ".cashByHand" : ".cash"));
            }
            parts.add(main + (details.get("coupons").equals("1") ? ".coupon" : ".coupons"));
        }
        return parts;
    }

    private static List<String> takenBackBuyer(String main, Map<String, String> details) {
        var parts = new ArrayList<>(List.of(main));
        if (details.containsKey("compensationAmount")) {
            parts.add(main + ".compensation");
        } else if (details.containsKey("notOwed")) {
            parts.add(main + ".noCompensation");
        }
        return parts;
    }

    private static List<String> choiceBuyer(String main, Map<String, String> details) {
        var parts = new ArrayList<>(List.of(main));
        if (details.containsKey("restockOn")) {
            parts.add(main + ".wait");
        }
        if (details.containsKey("forfeits")) {
            parts.add(main + ".forfeits");
        }
        return parts;
    }

    /** Begins with what the case gives in total: refund, compensation, or both. */
    private static List<String> stockoutBuyer(String main, Map<String, String> details) {
        boolean refund = !details.containsKey("nothingToRefund");
        boolean compensation = details.containsKey("compensationAmount");
        var parts = new ArrayList<>(List.of(main));
        if (refund && compensation) {
            parts.add(main + ".both");
        }
        parts.add(main + (refund ? ".refund" : ".noRefund"));
        parts.addAll(compensation(main, details));
        if (compensation && details.containsKey("promisedAmount")) {
            parts.add(main + ".promised");
        }
        return parts;
    }

    /** Tells what the case is worth, or why it is worth nothing; to a buyer who was given something before, that too. */
    private static List<String> compensation(String main, Map<String, String> details) {
        if (details.containsKey("keptAmount")) {
            return List.of("compensation.kept");
        }
        if (!details.containsKey("compensationAmount")) {
            return List.of(main + ".noCompensation");
        }
        String worth = main + ".compensation";
        return details.containsKey("givenAmount") ? List.of(worth, "compensation.given") : List.of(worth);
    }

    private static String fill(String phrase, Notice notice, Language language) {
        return Language.fill(phrase, name -> value(name, notice, language));
    }

    private static String value(String name, Notice notice, Language language) {
        return switch (name) {
            case "steps" -> steps(notice, language);
            case "lastStep" -> present(notice.steps(), name, notice).getLast().in(language);
            case "trigger" -> language.phrase("trigger." + detail(name, notice));
            case "why" -> language.phrase("why." + detail(name, notice));
            case "form" -> language.phrase("form." + notice.details().getOrDefault(name, "coupon"));
            case "formName" -> language.phrase("formName." + notice.details().getOrDefault("form", "coupon"));
            case "ruling" -> language.phrase("ruling." + detail(name, notice));
            case "calendar" -> language.phrase("calendar." + detail(name, notice));
            case "answer" -> language.phrase("answer." + detail(name, notice));
            case "deadline", "shipBy", "appealBy" -> language.time(instant(name, notice), zone(notice));
            case "ourDeadline" -> language.time(Times.ours(instant("deadline", notice)), zone(notice));
            case "validUntil" -> language.day(date(name, notice), zone(notice));
            case "arrivesOn", "restockOn" ->
                language.day(date(name, notice), Market.current().zone());
            default -> AMOUNTS.contains(name) ? language.amount(detail(name, notice)) : detail(name, notice);
        };
    }

    private static Instant instant(String name, Notice notice) {
        return parsed(Instant::parse, detail(name, notice));
    }

    private static LocalDate date(String name, Notice notice) {
        return parsed(LocalDate::parse, detail(name, notice));
    }

    private static <T> T parsed(Function<String, T> parser, String iso) {
        try {
            return parser.apply(iso);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("no time in ISO 8601: " + iso, malformed);
        }
    }

    private static String detail(String name, Notice notice) {
        return Optional.ofNullable(notice.details().get(name))
                .orElseThrow(() -> new IllegalArgumentException(notice.id() + " lacks the detail " + name));
    }

    private static String steps(Notice notice, Language language) {
        List<Text> steps = present(notice.steps(), "steps", notice);
        Function<Integer, String> numbered =
                i -> "(" + (i + 1) + ") " + steps.get(i).in(language);
        return IntStream.range(0, steps.size())
                .boxed()
                .map(numbered)
                .collect(Collectors.joining(language.phrase("format.betweenSteps")));
    }

    private static List<Text> present(List<Text> steps, String name, Notice notice) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(notice.id() + " lacks its steps, for " + name);
        }
        return steps;
    }

    /** Returns the zone of the policy; of a notice about what no policy is for, that of the market. */
    private static ZoneId zone(Notice notice) {
        return Optional.ofNullable(notice.details().get("zone"))
                .map(ZoneId::of)
                .orElse(Market.current().zone());
    }
}
