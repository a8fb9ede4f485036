package dev.makegood.numbers;

import dev.makegood.local.template.Template;
import dev.makegood.meter.Operation;
import dev.makegood.meter.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/** Computes what a million times cost, from counts, {@link Prices} and some assumptions, which it names. */
public final class Costs {
    static final String ASSUMPTIONS = """
            - a function waits 5 ms for a read or a single write and 10 ms for a transaction, and works 4 ms for each
              with its share of a CPU;
            - an invocation logs 1 KB: Lambda's lines, its own, and the line of the HTTP API;
            - Lambda reads the table's stream for nothing, and a function that it wakes does what the schedule would do;
            - not counted: the payment provider, traffic to the internet, alarms, keys, cold starts, what runs with
              nothing to do.
            """;

    /** The milliseconds of processing for each request. */
    public static final int WORK_MILLIS = 4;

    /** The milliseconds of a read or a single write. */
    public static final int READ_MILLIS = 5 + WORK_MILLIS;

    /** The milliseconds of a transaction. */
    public static final int TRANSACTION_MILLIS = 10 + WORK_MILLIS;

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

    /** Returns the milliseconds that a function waits and works for requests that follow each other. */
    static BigDecimal millis(Usage usage) {
        long transactions = usage.requests(Operation.TRANSACTION) + usage.requests(Operation.CANCELLED);
        return BigDecimal.valueOf(
                READ_MILLIS * (usage.allRequests() - transactions) + TRANSACTION_MILLIS * transactions);
    }

    private static BigDecimal gigabyteSeconds(Measured measured) {
        int megabytes = TEMPLATE.function(measured.function()).memoryMegabytes();
        return millis(measured.usage())
                .multiply(BigDecimal.valueOf(megabytes))
                .divide(MEGABYTES_A_GIGABYTE.multiply(MILLIS_A_SECOND), 9, RoundingMode.HALF_UP);
    }

    private static BigDecimal gigabytesOfAMillion(BigDecimal bytes) {
        return bytes.multiply(A_MILLION).divide(BYTES_A_GIGABYTE, 6, RoundingMode.HALF_UP);
    }
}
