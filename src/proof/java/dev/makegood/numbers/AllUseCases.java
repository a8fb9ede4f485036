package dev.makegood.numbers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Map;
import java.util.stream.Stream;

/** Counts every use case once. */
public final class AllUseCases {
    private AllUseCases() {}

    /** Returns what each use case took. */
    public static Map<UseCase, Measured> measure() {
        Figures cases = Rounds.of(MassStockout.COUNTED, new MemoryDatabase());
        return Stream.concat(GoodOrders.measure().stream(), cases.measured().stream())
                .collect(toMap(Measured::useCase, identity()));
    }
}
