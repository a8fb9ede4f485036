package dev.makegood.payment;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Reads the header {@code Retry-After} if it is in seconds. Ignores a date, since clocks differ. */
public final class RetryAfter {
    /** The most digits of the seconds; no wait is ever that long. */
    private static final int MOST_DIGITS = 6;

    private RetryAfter() {}

    /** Returns the time to wait; empty if the answer does not say it in seconds. */
    public static Optional<Duration> of(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(RetryAfter::parse);
    }

    static Optional<Duration> parse(String header) {
        String text = header.strip();
        return text.matches("[0-9]{1," + MOST_DIGITS + "}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }
}
