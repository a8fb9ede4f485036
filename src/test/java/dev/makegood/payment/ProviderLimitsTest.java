package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderLimitsTest {
    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));

    private static ProviderLimits limits(String number) {
        return new ProviderLimits(Pattern.compile(number), DAY, OptionalInt.of(1), OptionalInt.of(1), DAY, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0-9A-Za-z_\\-|*@]{1,64}", "mg[0-9a-f]{30}", ".+"})
    void aProviderTakesOurNumber(String number) {
        assertEquals(number, limits(number).number().pattern());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0-9]{1,64}", "[0-9a-z]{1,31}"})
    void aProviderThatDoesNotTakeOurNumberCannotBeConnected(String number) {
        assertThrows(IllegalArgumentException.class, () -> limits(number));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0"})
    void aLimitIsPositive(int days, int refunds, int perSecond, int remembers) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProviderLimits(
                        Pattern.compile(".+"),
                        Optional.of(Duration.ofDays(days)),
                        OptionalInt.of(refunds),
                        OptionalInt.of(perSecond),
                        Optional.of(Duration.ofDays(remembers)),
                        false));
    }

    @Test
    void aProviderThatStatesNothingIsNotLimited() {
        assertEquals(ProviderLimits.NONE, GatewayTerms.DEFAULT.limits());
    }
}
