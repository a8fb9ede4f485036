package dev.makegood.causes;

import dev.makegood.advice.causes.ExplainCases;
import dev.makegood.advice.causes.ExplainedCase;
import dev.makegood.advice.causes.RootCause;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plays all scripts and compares what is found with what was scripted. */
final class Check {
    private Check() {}

    /** Holds a case of a history, with what was found. */
    record Judged(Script script, long seed, RootCause found) {
        boolean right() {
            return found == script.truth();
        }
    }

    static List<Script> scripts() {
        return Stream.of(PlainScripts.all(), HardScripts.all(), UntoldScripts.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Plays so many histories of each script. */
    static List<Judged> run(int histories, long seed) {
        var judged = new ArrayList<Judged>();
        for (Script script : scripts()) {
            for (int n = 0; n < histories; n++) {
                judged.addAll(play(script, seed + n));
            }
        }
        return judged;
    }

    /** Plays one history. Each must have a case, or the script is wrong. */
    static List<Judged> play(Script script, long seed) {
        List<ExplainedCase> explained = explained(script, seed);
        if (explained.isEmpty()) {
            throw new IllegalStateException("no case: " + script.name() + ", seed " + seed);
        }
        return explained.stream()
                .map(one -> new Judged(script, seed, one.cause()))
                .toList();
    }

    private static List<ExplainedCase> explained(Script script, long seed) {
        var stage = new Stage(seed);
        script.play().accept(stage);
        List<Case> cases = Page.first(1_000, after -> new Cases(stage.database).ofMerchant(Stage.MERCHANT, 100, after));
        return new ExplainCases(stage.database).of(cases);
    }
}
