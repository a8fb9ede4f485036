package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    @Test
    void isReadWhereItSaysSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(30)), RetryAfter.parse(" 30 "));
        for (String other : new String[] {"", "-1", "1.5", "9999999", "Wed, 21 Oct 2026 07:28:00 GMT"}) {
            assertEquals(Optional.empty(), RetryAfter.parse(other), other);
        }
    }
}
