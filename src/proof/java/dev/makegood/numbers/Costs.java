package dev.makegood.numbers;

import dev.makegood.local.template.Template;
import dev.makegood.meter.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/** Computes what a million times cost, from counts, {@link Prices} and some assumptions, which it names. */
final class Costs {
    static final String ASSUMPTIONS = """
            - a function waits 5 ms for a read or a single write and 10 ms for a transaction, and works 4 ms for each
              with its share of a CPU;
            - an invocation logs 1 KB: Lambda's lines, its own, and the line of the HTTP API;
            - Lambda reads the table's stream for nothing, and a function that it wakes does what the schedule would do;
            - not counted: the payment provider, traffic to the internet, alarms, keys, cold starts, what runs with
              nothing to do.
            """;

    private static final BigDecimal READ_MILLIS = BigDecimal.valueOf(5 + 4);
    private static final BigDecimal TRANSACTION_MILLIS = BigDecimal.valueOf(10 + 4);
    private static final BigDecimal MEGABYTES_A_GIGABYTE = BigDecimal.valueOf(1024);
    private static final BigDecimal MILLIS_A_SECOND = BigDecimal.valueOf(1000);
    private static final BigDecimal A_MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BYTES_A_GIGABYTE = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal LOGGED_BYTES = BigDecimal.valueOf(1024);

    private static final Template TEMPLATE = Template.read(Path.of("template.yaml"));

    private Costs() {}

    /** Returns the dollars that a million times cost, beside what is stored. */
    static BigDecimal ofAMillion(Measured measured) {
        BigDecimal all = Prices.WRITE_UNITS
                .multiply(BigDecimal.valueOf(measured.usage().allWriteUnits()))
                .add(Prices.READ_UNITS.multiply(measured.usage().allReadUnits()))
                .add(Prices.CALLS.multiply(BigDecimal.valueOf(measured.calls())))
                .add(Prices.EVENTS.multiply(BigDecimal.valueOf(measured.events())))
                .add(Prices.INVOCATIONS.multiply(BigDecimal.valueOf(measured.invocations())))
                .add(Prices.GIGABYTE_SECONDS.multiply(gigabyteSeconds(measured)))
                .add(Prices.LOGGED_GIGABYTE.multiply(
                        gigabytesOfAMillion(LOGGED_BYTES.multiply(BigDecimal.valueOf(measured.invocations())))));
        return measured.each(all);
    }

    /** Returns the dollars a month for what a million times store. */
    static BigDecimal ofStoring(Measured measured) {
        return measured.each(Prices.STORED_GIGABYTE.multiply(
                gigabytesOfAMillion(BigDecimal.valueOf(measured.usage().storedBytes()))));
    }

    private static BigDecimal gigabyteSeconds(Measured measured) {
        long all = measured.usage().allRequests();
        long transactions = measured.usage().requests(Operation.TRANSACTION)
                + measured.usage().requests(Operation.CANCELLED);
        BigDecimal millis = READ_MILLIS
                .multiply(BigDecimal.valueOf(all - transactions))
                .add(TRANSACTION_MILLIS.multiply(BigDecimal.valueOf(transactions)));
        int megabytes = TEMPLATE.function(measured.function()).memoryMegabytes();
        return millis.multiply(BigDecimal.valueOf(megabytes))
                .divide(MEGABYTES_A_GIGABYTE.multiply(MILLIS_A_SECOND), 9, RoundingMode.HALF_UP);
    }

    private static BigDecimal gigabytesOfAMillion(BigDecimal bytes) {
        return bytes.multiply(A_MILLION).divide(BYTES_A_GIGABYTE, 6, RoundingMode.HALF_UP);
    }
}
