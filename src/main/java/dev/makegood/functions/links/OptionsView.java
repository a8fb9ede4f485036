package dev.makegood.functions.links;

import dev.makegood.choice.Alternatives;
import dev.makegood.functions.stockouts.AlternativesView;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.wording.Sentence;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows what the buyer can choose for one refund, and what follows from each choice.
 *
 * @param chooseBefore the first instant that is too late
 * @param otherwise what follows if the buyer chooses nothing
 */
record OptionsView(Instant chooseBefore, Text otherwise, List<OptionView> options) {
    /**
     * Shows one option.
     *
     * @param choice refund, wait or swap
     * @param until the first instant after a wait
     */
    record OptionView(
            String choice,
            Text consequence,
            Optional<LocalDate> arrivesOn,
            Optional<Instant> until,
            Optional<AlternativesView.SwapView> swap) {}

    /** Shows the options; empty if there is nothing to choose any more. */
    static Optional<OptionsView> of(Alternatives found, ZoneId zone) {
        return found.open() ? Optional.of(new Options(found, zone).view()) : Optional.empty();
    }

    /** Says what follows from each option. */
    private record Options(Alternatives found, ZoneId zone) {
        OptionsView view() {
            var all = new ArrayList<OptionView>();
            all.add(new OptionView(
                    "refund",
                    LinkedTexts.joined(List.of(Sentence.of("link.refund").amount("amount", refund().total()))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            found.restockOn().map(this::waiting).ifPresent(all::add);
            found.replacements().stream().map(this::swap).forEach(all::add);
            return new OptionsView(end(), LinkedTexts.joined(List.of(otherwise())), List.copyOf(all));
        }

        private Refund refund() {
            return found.refund();
        }

        /** Returns until when the buyer can choose; who waits already, as long as the wait. */
        private Instant end() {
            return refund().state() instanceof RefundState.Deferred wait
                    ? wait.until()
                    : refund().due().dueAt();
        }

        private Sentence otherwise() {
            return refund().state() instanceof RefundState.Deferred
                    ? Sentence.of("link.silence.waits")
                    : Sentence.of("link.silence").time("until", end(), zone);
        }

        private OptionView waiting(LocalDate day) {
            Instant until = Alternatives.waitEnds(day);
            var follows = Sentence.of("link.wait").day("day", day, zone).time("until", until, zone);
            return new OptionView(
                    "wait",
                    LinkedTexts.joined(List.of(follows, compensation())),
                    Optional.of(day),
                    Optional.of(until),
                    Optional.empty());
        }

        private OptionView swap(Alternatives.Swap swap) {
            var follows = new ArrayList<Sentence>();
            follows.add(Sentence.of("link.swap")
                    .with("units", refund().units())
                    .with("sku", swap.offer().sku())
                    .time("shipBy", swap.offer().shipBy(), zone));
            if (swap.worth().refunded().isPositive()) {
                follows.add(Sentence.of("link.swap.cheaper")
                        .amount("difference", swap.worth().refunded()));
            }
            if (swap.worth().borne().isPositive()) {
                follows.add(Sentence.of("link.swap.dearer"));
            }
            follows.add(compensation());
            return new OptionView(
                    "swap",
                    LinkedTexts.joined(follows),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(AlternativesView.SwapView.of(swap)));
        }

        private Sentence compensation() {
            return Sentence.of(found.keepsCompensation() ? "link.keeps" : "link.forfeits");
        }
    }
}
