package dev.makegood.notice;

import org.joda.money.Money;

/** Is about a proposal to cancel, and its answer. */
public sealed interface CancellationFact extends Fact {
    /**
     * Holds a proposal.
     *
     * @param amount the least compensation; zero for the policy's amount
     * @param reason the proposer's own words
     */
    record Proposal(Item line, String cancellationId, Money amount, String reason) {
        Proposal without(String instead) {
            return new Proposal(line, cancellationId, amount, instead);
        }
    }

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
}
