package dev.makegood.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that each mistake's code exists, so that {@code scripts/mutate --mistakes} tries all of them. */
class MistakeTest {
    static Stream<Mistake> all() {
        return Mistake.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasItsPlace(Mistake mistake) {
        assertFalse(mistake.mutant().source().isEmpty());
    }
}
