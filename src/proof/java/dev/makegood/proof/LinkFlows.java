package dev.makegood.proof;

import dev.makegood.refund.Choice;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Holds stories of people who act by links: buyers choose, suppliers answer, and a link is revoked. */
final class LinkFlows {
    private LinkFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                flow("choice of the refund by a link", 2_001, market -> {
                    market.place("O1", "A", 2);
                    market.admit("O1");
                    market.chooseByLink("O1", new Choice.RefundNow());
                    market.sweepUntilRefunded("O1");
                }),
                flow("choice by a link to wait for what a supplier promises by its own, in vain", 1_001, market -> {
                    market.restockByLink("A", 5);
                    market.place("O1", "A", 1);
                    market.admit("O1");
                    market.chooseByLink("O1", new Choice.Wait(StoryMarket.RESTOCK_ON));
                    market.minutes(5 * 24 * 60);
                    market.sweepUntilRefunded("O1");
                }),
                flow("links that are revoked after a choice and before one", 3_002, market -> {
                    market.place("O1", "A", 2);
                    market.place("O2", "B", 1);
                    market.admit("O1");
                    market.admit("O2");
                    market.chooseByLink("O1", new Choice.RefundNow());
                    market.revokeLinkTo("O1");
                    market.revokeLinkTo("O2");
                    market.chooseByRevokedLink("O2", new Choice.RefundNow());
                    market.sweepUntilRefunded("O1");
                }));
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(new Mistake(
                "a link that was revoked still opens its case",
                "linked/Links.java",
                ".map(Stored::value).filter(found -> !ended.isEnded(id, found.buyer()));",
                ".map(Stored::value);"));
    }

    private static Flow flow(String name, long refunded, Consumer<StoryMarket> story) {
        return new Flow(name, 12, WitnessGateway.Behaviour.PAYS, refunded, story);
    }
}
