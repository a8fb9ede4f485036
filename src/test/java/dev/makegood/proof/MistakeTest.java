package dev.makegood.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake has its place in the code, so that {@code scripts/mutate --mistakes} tries all of them. */
class MistakeTest {
    static java.util.List<Mistake> all() {
        return Mistake.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasItsPlace(Mistake mistake) {
        assertFalse(mistake.mutant().source().isEmpty());
    }
}
