package dev.makegood.policy.assessment;

import dev.makegood.policy.Exemption;

/** Says why nothing is owed for a portion. */
sealed interface Uncounted {
    record Exempt(Exemption ground) implements Uncounted {}

    /** Means that the version owes nothing after such an agreement. */
    record Agreed() implements Uncounted {}

    /** Means that nothing was paid. */
    record Gift() implements Uncounted {}
}
