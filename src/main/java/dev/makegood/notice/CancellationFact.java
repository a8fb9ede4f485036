package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.Money;

/** Is about a proposal to cancel, and its answer. */
public sealed interface CancellationFact extends Fact {
    /**
     * Holds a proposal.
     *
     * @param amount the least compensation; zero for the policy's amount
     * @param reason the proposer's own words
     * @param unanswered what happens without an answer; absent if nothing does
     */
    record Proposal(Item line, String cancellationId, Money amount, String reason, Optional<Unanswered> unanswered) {
        Proposal without(String instead) {
            return new Proposal(line, cancellationId, amount, instead, unanswered);
        }
    }

    /** Says when a proposal takes effect that is not answered. */
    record Unanswered(Instant takesEffectAt, ZoneId zone) {}

    record CancellationProposedBuyer(Proposal proposal) implements CancellationFact {}

    /** The reason is the buyer's. */
    record CancellationProposedMerchant(Proposal proposal) implements CancellationFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new CancellationProposedMerchant(proposal.without(instead));
        }
    }

    /** The reason is the buyer's own. */
    record CancellationReceivedBuyer(Proposal proposal) implements CancellationFact, WordsOfOne {
        @Override
        public Fact without(String instead) {
            return new CancellationReceivedBuyer(proposal.without(instead));
        }
    }

    record CancellationAnsweredBuyer(Item line, String cancellationId, Answer answer) implements CancellationFact {}

    record CancellationAnsweredMerchant(Item line, String cancellationId, Answer answer) implements CancellationFact {}

    record CancellationInEffectBuyer(Item line, String cancellationId) implements CancellationFact {}

    record CancellationInEffectMerchant(Item line, String cancellationId) implements CancellationFact {}
}
