package dev.makegood.payment.http;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Reads the header {@code Retry-After} where it says seconds; a date in it is passed over, since clocks differ. */
final class RetryAfter {
    /** Seconds; who wants to be left alone for longer is asked earlier all the same. */
    private static final int MOST_DIGITS = 6;

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(RetryAfter::parse);
    }

    static Optional<Duration> parse(String header) {
        String text = header.strip();
        return text.matches("[0-9]{1," + MOST_DIGITS + "}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }
}
