package dev.makegood.numbers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.template.Template;
import dev.makegood.storage.memory.MemoryDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what every use case costs to the figures of {@link UseCase}. They are counts, so they are the same on every
 * machine.
 */
class CountsTest {
    /** The default quota of AWS. */
    private static final int MOST_INDEXES = 20;

    private static final List<Measured> MEASURED = Stream.concat(
                    Stream.concat(
                            GoodOrders.measure().stream(),
                            Stream.of(ArchivedOrders.measure(), OverdueOrders.measure())),
                    Stream.concat(
                            Rounds.of(MassStockout.COUNTED, new MemoryDatabase()).measured().stream(),
                            Stream.of(Rounds.of(MassStockout.COUNTED_CHOOSING, new MemoryDatabase())
                                    .whole())))
            .toList();

    @Test
    void noUseCaseCostsMoreThanItMay() {
        assertAll(MEASURED.stream().map(one -> () -> {
            var limit = one.useCase().limit();
            boolean within = one.writeUnits().compareTo(limit.writeUnits()) <= 0
                    && one.requests().compareTo(limit.requests()) <= 0;
            assertTrue(
                    within,
                    () -> "%s: %s write units and %s requests, and at most %s; a higher limit needs a reason"
                            .formatted(one.useCase(), one.writeUnits(), one.requests(), limit));
        }));
    }

    @Test
    void everyUseCaseIsCounted() {
        var counted = EnumSet.noneOf(UseCase.class);
        MEASURED.forEach(one -> counted.add(one.useCase()));
        assertEquals(EnumSet.allOf(UseCase.class), counted);
    }

    @Test
    void noTableHasMoreIndexesThanAwsAllows() {
        Template.read(Path.of("template.yaml")).tables().forEach(table -> {
            int indexes = table.globalSecondaryIndexes().size();
            assertTrue(indexes <= MOST_INDEXES, table.tableName() + " has " + indexes + " indexes");
        });
    }
}
