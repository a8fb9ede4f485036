package dev.makegood.notice;

import dev.makegood.command.Actor;
import dev.makegood.wording.Sentence;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Holds a notice of every kind of fact. */
public final class NoticeSamples {
    public static final Instant AT = Instant.parse("2026-03-01T04:00:00.000Z");

    static final Actor BUYER = Actor.buyer("b_0123456789abcdef0123456789abcdef");

    private static final List<Sentence> STEPS = List.of(
            Sentence.of("step.result").amount("amount", cny("5.00")),
            Sentence.of("step.cap").amount("limit", cny("5.00")));

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("orderId", "O-7"),
            Map.entry("lineId", "L1"),
            Map.entry("caseId", "O-7~L1~stockout"),
            Map.entry("refundId", "O-7~L1~stockout~1-2"),
            Map.entry("couponId", "coupon~O-7~L1~stockout"),
            Map.entry("merchantId", "M1"),
            Map.entry("sku", "MUG-RED"),
            Map.entry("units", 2),
            Map.entry("trigger", "recount"),
            Map.entry("form", "coupon"),
            Map.entry("amount", cny("40.00")),
            Map.entry("refundAmount", cny("40.00")),
            Map.entry("compensationAmount", cny("5.00")),
            Map.entry("deadline", Instant.parse("2026-03-02T04:00:00.000Z")),
            Map.entry("validUntil", LocalDate.parse("2076-03-01")),
            Map.entry("policy", "pdd-stockout@1"),
            Map.entry("proposalId", "p-1"),
            Map.entry("urgeId", "u-1"),
            Map.entry("shipBy", Instant.parse("2026-03-04T04:00:00.000Z")),
            Map.entry("answer", Answer.ACCEPTED),
            Map.entry("ruling", Ruling.REFUSED),
            Map.entry("claimId", "c-1"),
            Map.entry("calendar", Calendar.UNKNOWN),
            Map.entry("why", "givenBack"),
            Map.entry("repaid", cny("0.40")),
            Map.entry("toBalance", cny("4.60")),
            Map.entry("reason", "declined 12 times"),
            Map.entry("fromBalance", cny("3.00")),
            Map.entry("fromDeposit", cny("1.50")),
            Map.entry("advanced", cny("0.50")),
            Map.entry("available", 4),
            Map.entry("onHand", 9),
            Map.entry("what", "allocated 1 less 2"),
            Map.entry("allocated", 5),
            Map.entry("threshold", 6),
            Map.entry("demand", 14),
            Map.entry("restockId", "r-1"),
            Map.entry("supplierId", "sup-1"),
            Map.entry("arrivesOn", LocalDate.parse("2026-03-05")),
            Map.entry("refunds", 2),
            Map.entry("cancellationId", "ca-1"),
            Map.entry("brakeId", "0123456789abcdef0123456789abcdef"),
            Map.entry("report", "recount c-1"),
            Map.entry("lines", 57),
            Map.entry("restockOn", LocalDate.parse("2026-03-06")),
            Map.entry("replacementSku", "MUG-BLUE"),
            Map.entry("replacementLineId", "swap-1-1"),
            Map.entry("unitPrice", cny("19.00")),
            Map.entry("difference", cny("2.00")),
            Map.entry("forfeits", true),
            Map.entry("notOwed", false),
            Map.entry("appealBy", Instant.parse("2026-11-30T16:00:00Z")),
            Map.entry("answerBy", Instant.parse("2026-03-02T03:59:00Z")),
            Map.entry("delayId", "d-1"),
            Map.entry("newShipBy", Instant.parse("2026-03-20T04:00:00Z")),
            Map.entry("cancels", true),
            Map.entry("handOverId", "h-1"),
            Map.entry("shipmentId", "s-1"),
            Map.entry("key", "O-7~L1~stockout~1-2~2"),
            Map.entry("status", "done"),
            Map.entry("reference", "gw-1"),
            Map.entry("eventId", "0f00"),
            Map.entry("fact", "shipment~s-1"),
            Map.entry("by", "merchant:M1"),
            Map.entry("answerText", "It was sent back yesterday."),
            Map.entry("borne", cny("0.00")),
            Map.entry("toCoupons", cny("1.00")),
            Map.entry("coupons", 1),
            Map.entry("zone", ZoneId.of("Asia/Shanghai")),
            Map.entry("steps", STEPS));

    /** The optional details that samples have. */
    private static final Set<String> PRESENT = Set.of("compensationAmount", "restockOn");

    private NoticeSamples() {}

    static Money cny(String amount) {
        return Money.parse("CNY " + amount);
    }

    /** Returns the kinds of facts. */
    public static Stream<Class<? extends Fact>> kinds() {
        return Kinds.byName().values().stream();
    }

    /** Returns notices of every kind; those about a case with and without compensation. */
    static List<Notice> all() {
        return Stream.concat(
                        kinds().map(kind -> of("1", kind)),
                        Stream.of(
                                        CaseFact.StockoutBuyer.class,
                                        CaseFact.StockoutMerchant.class,
                                        CaseFact.LateShipmentBuyer.class,
                                        CaseFact.LateShipmentMerchant.class,
                                        CaseFact.ReassessedBuyer.class,
                                        CaseFact.ReassessedMerchant.class)
                                .map(NoticeSamples::withoutCompensation))
                .toList();
    }

    public static Notice of(String about, Class<? extends Fact> kind) {
        return of(about, kind, Map.of());
    }

    /** Returns a notice with some values replaced. The name of an absent optional value makes it present. */
    static Notice of(String about, Class<? extends Fact> kind, Map<String, ?> others) {
        return Notice.of(about, recipient(kind), AT, (Fact) record(kind, others));
    }

    static Notice withoutCompensation(Class<? extends Fact> kind) {
        return of("none", kind, Map.of("compensationAmount", Optional.empty()));
    }

    private static Actor recipient(Class<? extends Fact> kind) {
        String name = kind.getSimpleName();
        if (name.endsWith("Operator")) {
            return Actor.OPERATOR;
        }
        if (name.endsWith("Supplier")) {
            return Actor.supplier("kiln-7");
        }
        return name.endsWith("Merchant") ? Actor.merchant("M1") : BUYER;
    }

    private static Record record(Class<?> type, Map<String, ?> others) {
        try {
            RecordComponent[] parts = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(parts)
                    .map(part -> value(part.getName(), part.getGenericType(), others))
                    .toArray();
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " has no sample", impossible);
        }
    }

    private static Object value(String name, Type type, Map<String, ?> others) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            if (others.get(name) instanceof Optional<?> given) {
                return given;
            }
            return others.containsKey(name) || PRESENT.contains(name)
                    ? Optional.of(value(name, generic.getActualTypeArguments()[0], others))
                    : Optional.empty();
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return record(plain, others);
        }
        var all = new HashMap<String, Object>(VALUES);
        all.putAll(others);
        Object value = all.get(name);
        return type == long.class ? Long.valueOf(((Number) value).longValue()) : value;
    }
}
