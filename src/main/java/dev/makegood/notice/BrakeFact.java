package dev.makegood.notice;

import java.time.Instant;
import java.time.ZoneId;
import org.joda.money.Money;

/** Is about a report so large that it may be a mistake, or about one that was withdrawn. */
public sealed interface BrakeFact extends Fact {
    /**
     * Describes the payments that a brake holds back.
     *
     * @param report the report that stranded the units
     * @param amount of all their refunds
     * @param deadline until when they wait
     */
    record Braked(
            String brakeId,
            String merchantId,
            String sku,
            String report,
            int lines,
            long units,
            Money amount,
            Instant deadline,
            ZoneId zone) {}

    record BrakedCountMerchant(Braked braked) implements BrakeFact {}

    record BrakedAdmissionMerchant(Braked braked) implements BrakeFact {}

    record BrakedOperator(Braked braked) implements BrakeFact {}
}
