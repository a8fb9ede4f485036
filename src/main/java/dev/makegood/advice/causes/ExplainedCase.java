package dev.makegood.advice.causes;

import dev.makegood.stockout.Case;
import java.util.List;
import java.util.Optional;

/**
 * Holds a case with what was found about its cause and what people said about it.
 *
 * @param corrections in order; the last one counts
 */
public record ExplainedCase(Case of, CauseFinding found, List<CauseCorrection> corrections) {
    /** Returns the cause that counts: the last correction, or else the finding. */
    public RootCause cause() {
        return last().map(CauseCorrection.Corrected::rootCause).orElse(found.cause());
    }

    /** Returns the supplier at fault, by the last correction or else by the finding. */
    public Optional<String> supplierId() {
        return last().map(CauseCorrection.Corrected::supplierId).orElseGet(found::supplierId);
    }

    private Optional<CauseCorrection.Corrected> last() {
        return corrections.isEmpty()
                ? Optional.empty()
                : Optional.of(corrections.getLast().told());
    }
}
