package dev.makegood.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that mutants are explained of code that is there, so that no old explanation hides a new survivor. */
class ExplainedTest {
    @Test
    void theCodeIsThere() {
        assertEquals(
                List.of(),
                Explained.all().stream().filter(one -> !one.isCurrent()).toList());
    }
}
