package dev.makegood.functions.advice;

import dev.makegood.advice.causes.CauseCorrection;
import dev.makegood.advice.causes.CauseFinding;
import dev.makegood.advice.causes.Clue;
import dev.makegood.advice.causes.ExplainedCase;
import dev.makegood.advice.causes.RootCause;
import dev.makegood.command.Actor;
import dev.makegood.market.Market;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the root cause of a case: the one that counts, what was found, and what people said about it.
 *
 * @param words its name for people
 */
public record RootCauseView(
        String caseId,
        String sku,
        Instant establishedAt,
        int units,
        String rootCause,
        Text words,
        Optional<String> supplierId,
        FindingView found,
        List<CorrectionView> corrections) {

    /**
     * Shows what was found.
     *
     * @param missingUnits how many units were missing
     * @param reason why it cannot be told; absent if a cause was found
     */
    public record FindingView(
            String rootCause,
            Optional<String> supplierId,
            long missingUnits,
            Optional<Text> reason,
            List<ClueView> facts) {
        static FindingView of(CauseFinding found) {
            return new FindingView(
                    found.cause().id(),
                    found.supplierId(),
                    found.missing(),
                    found.reason().map(RootCauseView::text),
                    found.clues().stream().map(ClueView::of).toList());
        }
    }

    /**
     * Shows a fact that explains missing units.
     *
     * @param units how many of them it explains at most
     */
    public record ClueView(
            String rootCause,
            long units,
            Optional<String> supplierId,
            Optional<String> source,
            Map<String, String> words) {
        static ClueView of(Clue clue) {
            return new ClueView(
                    clue.cause().id(),
                    clue.units(),
                    clue.supplierId(),
                    clue.source(),
                    text(clue.sentence()).byField());
        }
    }

    public record CorrectionView(
            String correctionId, String rootCause, Optional<String> supplierId, String reason, Actor by, Instant at) {
        static CorrectionView of(CauseCorrection said) {
            return new CorrectionView(
                    said.correctionId(),
                    said.told().rootCause().id(),
                    said.told().supplierId(),
                    said.told().reason(),
                    said.by(),
                    said.at());
        }
    }

    static RootCauseView of(ExplainedCase one) {
        return new RootCauseView(
                one.of().id().toString(),
                one.of().sku(),
                one.of().establishedAt(),
                one.of().units(),
                one.cause().id(),
                words(one.cause()),
                one.supplierId(),
                FindingView.of(one.found()),
                one.corrections().stream().map(CorrectionView::of).toList());
    }

    static Text words(RootCause cause) {
        return text(cause.words());
    }

    static Text text(Sentence sentence) {
        return Market.current().text(sentence::in);
    }
}
