package dev.makegood.stockout.assessment;

import dev.makegood.stockout.CaseId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Holds one scope and how much of it each case uses, in the order in which the cases were established. */
record ScopeUse(String scope, List<Part> parts) {
    /** The most cases without an amount to list. They stay listed, because they may get something later. */
    private static final int MOST_WITHOUT = 100;

    record Part(CaseId caseId, Money amount) {}

    Money by(CaseId own, Money zero) {
        return parts.stream()
                .filter(part -> part.caseId().equals(own))
                .map(Part::amount)
                .reduce(zero, Money::plus);
    }

    Money byAll(Money zero) {
        return parts.stream().map(Part::amount).reduce(zero, Money::plus);
    }

    ScopeUse with(CaseId own, Money amount) {
        var next = new ArrayList<>(parts);
        next.replaceAll(part -> part.caseId().equals(own) ? new Part(own, amount) : part);
        boolean known = next.stream().anyMatch(part -> part.caseId().equals(own));
        long without = next.stream().filter(part -> part.amount().isZero()).count();
        if (!known && (amount.isPositive() || without < MOST_WITHOUT)) {
            next.add(new Part(own, amount));
        }
        return new ScopeUse(scope, next);
    }
}
