package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.cancellation.Cancellations;
import dev.makegood.erasure.Erasure;
import dev.makegood.file.Attachment;
import dev.makegood.servicedesk.claim.Claim;
import dev.makegood.storage.Table;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks that nothing is left of what erased buyers wrote, while their cases, refunds and coupons stand. */
final class BuyersErased {
    private final Rows.Typed rows;
    private final Consumer<String> violations;

    BuyersErased(Rows.Typed rows, Consumer<String> violations) {
        this.rows = rows;
        this.violations = violations;
    }

    void check() {
        Set<String> erased = rows.of(Erasure.class, Table.BUYERS, "ERASURE").stream()
                .map(Erasure::pseudonym)
                .collect(Collectors.toSet());
        rows.of(Claim.class, Table.ORDERS, "CLAIM~").stream()
                .filter(claim -> erased.contains(claim.buyer()))
                .filter(claim -> !claim.plea().text().equals(Attachment.ERASED))
                .forEach(claim -> violations.accept("the words of " + claim.line() + " are still there"));
        rows.of(Cancellations.class, Table.ORDERS, "CANCELLATION~").stream()
                .filter(all -> erased.contains(all.buyer()))
                .filter(all -> all.proposed().stream().anyMatch(BuyersErased::hasReason))
                .forEach(all -> violations.accept("the reason of " + all.line() + " is still there"));
    }

    private static boolean hasReason(Cancellation proposal) {
        return proposal.told().by() == Side.BUYER && !proposal.told().reason().equals(Attachment.ERASED);
    }
}
