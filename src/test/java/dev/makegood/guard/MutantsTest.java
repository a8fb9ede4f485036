package dev.makegood.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.mutant.Mutant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies that the authorisation matrix notices each removed check; one here, a few in {@code scripts/test-long}, all
 * with {@code scripts/mutate-checks}.
 */
class MutantsTest {
    private static final int FEW = 4;

    static Stream<Mutant> few() {
        List<Mutant> all = Mutants.all();
        return IntStream.range(0, FEW).mapToObj(i -> all.get(i * (all.size() - 1) / (FEW - 1)));
    }

    @Test
    void aMissingCheckIsNoticed() {
        List<Mutant> all = Mutants.all();
        noticed(all.get(all.size() / 2));
    }

    @ParameterizedTest
    @MethodSource("few")
    @Tag("long")
    void missingChecksAreNoticed(Mutant mutant) {
        noticed(mutant);
    }

    private static void noticed(Mutant mutant) {
        assertTrue(Trial.of(mutant).isPresent(), mutant::toString);
    }

    @Test
    void thereIsOneForEachCheck() {
        assertTrue(Mutants.all().size() >= 100);
    }
}
