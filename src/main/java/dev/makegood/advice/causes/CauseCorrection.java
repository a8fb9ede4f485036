package dev.makegood.advice.causes;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds what a person says about the cause of a case. It is kept beside the finding, which it does not change.
 *
 * @param supplierId the supplier at fault, for {@link RootCause#SUPPLIER}
 */
public record CauseCorrection(String correctionId, Corrected told, Actor by, Instant at) {
    /** Holds a correction as told. */
    public record Corrected(RootCause rootCause, Optional<String> supplierId, String reason) {}

    /** Returns this correction with its text erased. */
    CauseCorrection erased() {
        return new CauseCorrection(
                correctionId, new Corrected(told.rootCause(), told.supplierId(), Attachment.ERASED), by, at);
    }
}
