package dev.makegood.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds a refund in a bill of a day, which providers in China write as a file. A day is one of China.
 *
 * @param reference the provider's own id of the refund
 * @param number under which it was sent; empty if whoever sent it gave none
 * @param payment the provider's own id of the payment
 * @param amount gross of the provider's own coupons
 * @param done false if it had not ended when the bill was written, as far as it says
 * @param at when it was accepted or done
 */
public record BilledRefund(String reference, String number, String payment, Money amount, boolean done, Instant at) {
    /** The times in bills are the providers' own, eight hours ahead of UTC all year. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** The hours after a day's end until its bill is there: both providers say ten in the morning at the latest. */
    private static final int READY_AFTER_HOURS = 12;

    /** Returns the end of the last day whose bill is there by now. */
    static Instant wholeUntil(Instant now) {
        return LocalDate.ofInstant(now.minus(READY_AFTER_HOURS, ChronoUnit.HOURS), CHINA)
                .atStartOfDay()
                .toInstant(CHINA);
    }

    /** Returns the days of a time, which begins and ends with a day. */
    static List<LocalDate> days(Instant from, Instant to) {
        return LocalDate.ofInstant(from, CHINA)
                .datesUntil(LocalDate.ofInstant(to, CHINA))
                .toList();
    }

    /** Returns the instant of a time in China without a zone, as in {@code 2026-03-02 12:00:00}. */
    public static Instant inChina(String time) {
        return LocalDateTime.parse(time.strip(), TIME).toInstant(CHINA);
    }

    /**
     * Returns an amount in yuan.
     *
     * @throws ArithmeticException if it has a part of a fen
     * @throws NumberFormatException if it is none
     */
    public static Money yuan(String amount) {
        long fen = new BigDecimal(amount.strip()).movePointRight(2).longValueExact();
        return Money.ofMinor(CurrencyUnit.of("CNY"), fen);
    }

    /** Returns it as a refund of a list; empty if its number is none of ours. */
    public Optional<ProviderRefunds.Listed> listed() {
        return RefundRequest.isNumber(number)
                ? Optional.of(new ProviderRefunds.Listed(
                        reference,
                        number,
                        Optional.empty(),
                        new EventOrigin.NamedPayment(Set.of(payment), Optional.empty()),
                        amount,
                        done ? Optional.of(new GatewayOutcome.Done(reference)) : Optional.empty()))
                : Optional.empty();
    }
}
