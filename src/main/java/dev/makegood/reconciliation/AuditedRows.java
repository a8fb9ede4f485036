package dev.makegood.reconciliation;

import dev.makegood.account.AccountMonth;
import dev.makegood.account.MerchantAccount;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds rows as the audit reads them, without the checks of the types that wrote them. So a wrong row can be read and
 * reported, and a fault in those types stays visible.
 */
final class AuditedRows {
    private AuditedRows() {}

    /** Reads a {@link MerchantAccount}. */
    record Account(
            String merchantId, CurrencyUnit currency, Money balance, Money deposit, Money receivable, long postings) {}

    /** Reads an {@link AccountMonth}. */
    record Month(
            String merchantId,
            CurrencyUnit currency,
            YearMonth month,
            long first,
            Money balance,
            Money deposit,
            Money receivable) {}

    /** Reads an {@code OrderFunds}. */
    record Funds(
            String orderId,
            CurrencyUnit currency,
            Optional<Money> paid,
            List<Part> couponParts,
            Money refunding,
            long postings,
            Optional<Payable> payments) {
        boolean moved() {
            return postings > 0 || !refunding.isZero();
        }

        /** Returns the payments on which refunds draw; only an order with several payments has any. */
        List<Drawable> drawables() {
            return payments.map(Payable::each).filter(each -> each.size() > 1).orElse(List.of());
        }
    }

    /** Reads {@code OrderPayments}. */
    record Payable(List<Drawable> each) {}

    record Drawable(PaidThrough payment, Money drawn) {}

    /** Reads an {@code OrderPayment}. */
    record PaidThrough(String provider, String reference) {
        PaidThrough {
            Objects.requireNonNull(provider);
            Objects.requireNonNull(reference);
        }

        /** Returns the name of the sum that refunds of an order draw on it. */
        String drawn(String orderId) {
            return String.join("/", "drawn", orderId, provider, reference);
        }
    }

    /** Reads a coupon's part of {@code OrderFunds}. */
    record Part(String couponId, String redemptionId, Instant at) {}

    /** Reads a {@code Coupon}. */
    record Coupon(
            String couponId,
            String caseId,
            String holder,
            Money face,
            Money balance,
            Money beyondPolicy,
            Instant issuedAt,
            Form form,
            ZoneId zone,
            LocalDate validUntil,
            Instant expiresAt,
            long postings) {
        /** Returns the last valid day of a coupon that was never raised and got no money back. */
        LocalDate firstLastDay() {
            return issuedAt.atZone(zone).toLocalDate().plusYears(form.validYears());
        }
    }

    record Form(String kind, int validYears) {}

    /** Reads a {@code Case}. */
    record Case(
            String id,
            String merchantId,
            String buyer,
            List<Tranche> tranches,
            Money compensated,
            Money credited,
            Compensation compensation) {
        int units() {
            return tranches.stream().mapToInt(Tranche::units).sum();
        }
    }

    /** Reads the state of a compensation; {@code since} is when it was owed, null in states without such a time. */
    record Compensation(String state, Instant since) {}

    /** Reads a {@link dev.makegood.account.Turn}, a place in a waiting list. */
    record QueuePlace(String caseId, Instant since) {}

    /** Reads a published policy version. */
    record Published(Document document) {}

    record Document(CurrencyUnit currency, Payment payment) {}

    record Payment(long advanceLimitMinor) {}

    /** Reads a {@code Tranche}. */
    record Tranche(int units) {}

    /** Reads a {@code Refund}. */
    record Refund(String refundId, Split split, Payments payments, State state, int sent, int elsewhere) {
        /**
         * Returns the first and the last unit that it refunds, from its id. The first units are left out if they were
         * sent or refunded elsewhere. The range is empty for a further transfer, whose units the first one has.
         */
        int[] units() {
            String units = new KeyText(refundId).last();
            if (units.contains(".")) {
                return new int[] {1, 0};
            }
            String[] range = units.split("-");
            return new int[] {Integer.parseInt(range[0]) + sent + elsewhere, Integer.parseInt(range[1])};
        }
    }

    /** Reads an {@code Advance}. */
    record Advance(Money amount, String state) {}

    /** Reads {@code Payments}. */
    record Payments(List<Returned> returned, List<Surplus> surplus, List<Map<String, Object>> byHand) {
        long surplusOut() {
            return surplus.stream()
                    .filter(one -> one.returnedAt().isEmpty() && one.countedAt().isEmpty())
                    .count();
        }

        boolean settledOnce() {
            return !byHand.isEmpty()
                    || returned.stream().anyMatch(one -> one.settled().isPresent());
        }
    }

    record Returned(Optional<Map<String, Object>> settled) {}

    record Surplus(Optional<Instant> returnedAt, Optional<Instant> countedAt) {}

    record State(String state) {
        boolean paid() {
            return state.equals("settled") || byHand();
        }

        boolean byHand() {
            return state.equals("paidByHand");
        }

        boolean isWithdrawn() {
            return state.equals("withdrawn");
        }

        boolean isToCome() {
            return !paid() && !isWithdrawn();
        }
    }

    /** Reads an {@code ExternalRefund}. */
    record External(String orderId, Money counted) {}

    /** Reads a {@code Split}. It has several payments until it draws on them; null if the order named none. */
    record Split(Money cash, List<ToCoupon> toCoupons, List<PaidThrough> payments) {
        Split {
            payments = payments == null ? List.of() : payments;
        }

        /** Returns the one payment that its cash is refunded from. */
        Optional<PaidThrough> payment() {
            return payments.size() == 1 ? Optional.of(payments.getFirst()) : Optional.empty();
        }

        Money coupons() {
            return toCoupons.stream().map(ToCoupon::amount).reduce(Money.zero(cash.getCurrencyUnit()), Money::plus);
        }
    }

    record ToCoupon(String couponId, Money amount) {}

    /** Reads a row; throws IllegalArgumentException if it does not have that type. */
    static <T> T read(Class<T> type, Row row) {
        return new RowType<>(type, _ -> row.key()).read(row).value();
    }
}
