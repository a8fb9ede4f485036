package dev.makegood.proof;

import dev.makegood.refund.Refund;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds stories of what a provider keeps beside refunds: advances that merchants owe, and a list that says what no call told. */
final class ProviderFlows {
    private ProviderFlows() {}

    static Stream<Flow> all() {
        return Stream.of(
                new Flow(
                        "refund that the platform advanced, and takes back from the merchant",
                        0,
                        WitnessGateway.Behaviour.PAYS,
                        2_000,
                        market -> {
                            var advances = new WitnessAdvances();
                            market.history().advances = Optional.of(advances);
                            market.history().gateway.advances = true;
                            market.placeOfMerchant("O1", "A", 2, "sub-1");
                            market.admit("O1");
                            market.sweepUntilRefunded("O1");
                            market.sweepUntil(() -> !advances.taken.isEmpty());
                            market.minutes(61);
                            market.sweep();
                        }),
                new Flow(
                        "refunds of which only the provider's list says that one came back, and that one was paid",
                        0,
                        WitnessGateway.Behaviour.PENDS_SILENTLY,
                        4_000,
                        market -> {
                            market.placePaid("O1", "A", 2, 2_000);
                            market.placePaid("O2", "A", 2, 2_000);
                            market.admit("O1");
                            market.sweepUntilRefunded("O1");
                            market.admit("O2");
                            market.comesBackSilently("O1");
                            market.sweepUntilSent("O2");
                            market.paysSilently("O2");
                            Predicate<Refund> back = refund -> refund.payments().timesReturned() > 0;
                            market.compareUntil(
                                    () -> market.refunds("O1").stream().allMatch(back));
                            market.minutes(61);
                            market.sweepUntilRefunded("O1");
                        }));
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "an advance counts as taken back although the provider was never asked for it",
                        "refund/sending/ReturnAdvances.java",
                        "case GatewayOutcome.NotFound _ -> provider.takeBack(refund);",
                        "case GatewayOutcome.NotFound _ -> new GatewayOutcome.Done(\"back\");"),
                new Mistake(
                        "what came back from the merchant is not posted",
                        "refund/sending/ReturnAdvances.java",
                        "writes.addAll(postings.advanceReturned(next, now));",
                        ""),
                new Mistake(
                        "what a provider's list says is not heard",
                        "refund/settlement/HearProviderList.java",
                        ".map(event -> receive.receive(event, now))",
                        ".filter(_ -> false).map(event -> receive.receive(event, now))"));
    }
}
