package dev.makegood.functions.servicedesk;

import dev.makegood.abuse.AbuseFlag;
import dev.makegood.command.Actor;
import dev.makegood.market.Market;
import dev.makegood.stockout.CaseId;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows what looks like abuse, and how it was closed. */
public record AbuseFlagView(
        String flagId,
        String kind,
        Optional<String> merchantId,
        Optional<String> buyer,
        Optional<String> sku,
        List<String> cases,
        Text fact,
        Instant at,
        Optional<ClosingView> closed) {

    public record ClosingView(String reason, Actor by, Instant at) {}

    static AbuseFlagView of(AbuseFlag flag) {
        return new AbuseFlagView(
                flag.flagId(),
                flag.kind().id(),
                flag.subject().merchantId(),
                flag.subject().buyer(),
                flag.subject().sku(),
                flag.cases().stream().map(CaseId::toString).toList(),
                Market.current().text(flag.fact()::in),
                flag.at(),
                flag.closed().map(closing -> new ClosingView(closing.reason().id(), closing.by(), closing.at())));
    }
}
