package dev.makegood.advice.fines;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.wording.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Says whether a deduction is right.
 *
 * @param owed what the policy says; absent if it cannot be told
 * @param policy the version that was in force, if one was
 * @param reason in a sentence
 * @param steps the arithmetic
 * @param appealEnd the first instant at which an appeal comes too late; absent if the bill does not say when it was
 *     deducted
 */
public record Finding(
        Fine fine,
        Verdict verdict,
        Optional<Money> owed,
        Optional<PolicyVersion> policy,
        Sentence reason,
        List<Sentence> steps,
        Optional<Instant> appealEnd) {

    /** Lists what can be said of a deduction. */
    public enum Verdict {
        RIGHT,
        /** Too much or too little was deducted. */
        WRONG,
        /** The bill lacks a fact that the policy needs. */
        UNKNOWN
    }

    /** Returns what was deducted beyond what is owed; negative if it was too little. */
    public Optional<Money> tooMuch() {
        return owed.map(fine.amount()::minus);
    }
}
