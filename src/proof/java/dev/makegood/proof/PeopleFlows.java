package dev.makegood.proof;

import static dev.makegood.proof.WitnessGateway.Behaviour.PAYS;

import dev.makegood.advice.causes.RootCause;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Lists flows of what people say about cases, and mistakes that they catch. */
final class PeopleFlows {
    private static final int DAY = 24 * 60;

    private PeopleFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow("relisted dearer, flagged days later and closed", 0, PAYS, 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.minutes(DAY + 60);
                    var dearer = new StoryMarket.Ware(
                            StoryMarket.MERCHANT, "A", 1, 2 * StoryMarket.UNIT, Duration.ofDays(20), List.of());
                    market.placeNow("O2", dearer);
                    market.ship("O2", "s-1", 1);
                    market.minutes(2 * DAY - 30);
                    market.closeFlagsUntilFlagged();
                    market.watchAbuse();
                }),
                new Flow("cause that people correct twice", 0, PAYS, 1_001, market -> {
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.correctCause("O1", "cc-1", RootCause.MISCOUNT);
                    market.correctCause("O1", "cc-2", RootCause.LATE_TOLD);
                }));
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "a flag that is closed may be closed again, for another reason",
                        "abuse/CloseFlag.java",
                        "if (flag.closed().isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "a correction of a cause is told twice and counts twice",
                        "advice/causes/CorrectCause.java",
                        "if (same.isPresent()) {",
                        "if (false) {"),
                new Mistake(
                        "a correction replaces what was said before",
                        "advice/causes/CauseCorrections.java",
                        "caseId, Stream.concat(all.stream(), Stream.of(next)).toList());",
                        "caseId, List.of(next));"));
    }
}
