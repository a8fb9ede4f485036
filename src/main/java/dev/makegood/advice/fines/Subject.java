package dev.makegood.advice.fines;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Holds a deduction with when its violation was established, if it was. */
record Subject(Fine fine, Optional<Established> established) {
    /** Orders deductions as the platform had to make them: a late shipment before the stockout of the same line. */
    static final Comparator<Subject> ORDER = Comparator.comparing((Subject subject) ->
                    subject.established().map(Established::at).orElse(Instant.MAX))
            .thenComparing(subject -> subject.fine().violation(), Comparator.reverseOrder())
            .thenComparing(subject -> subject.fine().finedAt().orElse(Instant.MAX))
            .thenComparing(subject -> subject.fine().line());
}
