package dev.makegood.functions.stockouts;

import dev.makegood.command.Actor;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Stranding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Shows the units that one act has stranded, and whether their payments wait.
 *
 * @param takenBack lines that will be shipped after all, once it is withdrawn
 * @param kept lines that stay short although it is withdrawn
 */
public record BrakeView(
        String brakeId,
        String state,
        String merchantId,
        String sku,
        String report,
        int lines,
        long units,
        List<SumView> refunds,
        Instant since,
        Instant until,
        Optional<WordView> word,
        Optional<Integer> takenBack,
        Optional<Integer> kept,
        Optional<Boolean> carriedOut) {

    /** Shows a sum of refunds in one currency. */
    public record SumView(long amountMinor, String currency) {
        private static SumView of(Money sum) {
            return new SumView(sum.getAmountMinorLong(), sum.getCurrencyUnit().getCode());
        }
    }

    /** Shows a decision with its author and reason. */
    public record WordView(String note, Actor decidedBy, Instant decidedAt) {
        private static WordView of(Brake.Word word) {
            return new WordView(word.note(), word.by(), word.at());
        }
    }

    public static BrakeView of(Stranding stranding) {
        Brake.On on = stranding.engaged().orElseThrow();
        Optional<Brake.Withdrawn> withdrawn =
                stranding.brake() instanceof Brake.Withdrawn one ? Optional.of(one) : Optional.empty();
        return new BrakeView(
                stranding.strandingId(),
                state(stranding.brake()),
                stranding.merchantId(),
                stranding.sku(),
                stranding.report(),
                stranding.lines(),
                stranding.units(),
                stranding.refunds().stream().map(SumView::of).toList(),
                on.since(),
                on.until(),
                word(stranding.brake()).map(WordView::of),
                withdrawn.map(Brake.Withdrawn::takenBack),
                withdrawn.map(Brake.Withdrawn::kept),
                withdrawn.map(Brake.Withdrawn::done));
    }

    private static String state(Brake brake) {
        return switch (brake) {
            case Brake.Off _ -> throw new IllegalArgumentException("it was never on");
            case Brake.On _ -> "on";
            case Brake.Confirmed _ -> "confirmed";
            case Brake.Withdrawn _ -> "withdrawn";
            case Brake.Over _ -> "over";
        };
    }

    private static Optional<Brake.Word> word(Brake brake) {
        return switch (brake) {
            case Brake.Confirmed confirmed -> Optional.of(confirmed.word());
            case Brake.Withdrawn withdrawn -> Optional.of(withdrawn.word());
            case Brake.Off _, Brake.On _, Brake.Over _ -> Optional.empty();
        };
    }
}
