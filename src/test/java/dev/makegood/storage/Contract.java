package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.makegood.docs.DataModel;
import dev.makegood.local.dynamo.TestTables;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs each test of rows in memory, in an empty database, and on DynamoDB Local too: here some of them, since that takes a
 * hundred times as long, and all of them in {@code scripts/test-long}.
 */
@ParameterizedClass
@EnumSource
public abstract class Contract {
    /** Rows per scanned page in memory; few, so that small tests have several pages. */
    private static final int SCANNED = 3;

    /** More rows than any table has in a test. */
    private static final int MOST_ROWS = 1_000_000;

    enum Engine {
        IN_MEMORY,
        ON_DYNAMODB_LOCAL
    }

    @Parameter
    Engine engine;

    /** One test in this many runs on DynamoDB Local. */
    private static final int ON_DYNAMODB = Integer.getInteger("makegood.onDynamoDb", 4);

    private Optional<TestTables> used = Optional.empty();
    private final List<GuardWitness.Unguarded> unguarded = new CopyOnWriteArrayList<>();
    private MemoryDatabase memory;
    private Database database;
    private Scanner scanner;

    @BeforeEach
    final void openEmpty(TestInfo test) {
        // Mutants are tried in memory only, since they change the code around the engines.
        boolean onBoth = dependsOnTheEngine() && !Boolean.getBoolean("makegood.memoryOnly") && isChosen(test);
        assumeTrue(engine == Engine.IN_MEMORY || onBoth);
        switch (engine) {
            case IN_MEMORY -> {
                memory = new MemoryDatabase();
                database = new GuardWitness(memory, unguarded::add);
                scanner = new MemoryScanner(memory, SCANNED);
            }
            case ON_DYNAMODB_LOCAL -> {
                used = Optional.of(tables());
                database = used.get().database();
                scanner = used.get().scanner();
            }
        }
    }

    /** The tests of the engines themselves all run on both. */
    private boolean isChosen(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().toString();
        return getClass().getPackage() == Contract.class.getPackage()
                || Math.floorMod(name.hashCode(), ON_DYNAMODB) == 0;
    }

    /** Checks that the rows that a decision read were unchanged when it was committed. */
    @AfterEach
    final void everyRowThatDecidedWasGuarded() {
        assertEquals(
                List.of(),
                unguarded.stream().filter(read -> !UnguardedReads.has(read)).toList());
    }

    /** Checks that {@code docs/data-model.md} has the keys of all rows that a feature has written. */
    @AfterEach
    final void everyRowIsDocumented() {
        if (engine == Engine.IN_MEMORY && getClass().getPackage() != Contract.class.getPackage()) {
            var all = new MemoryScanner(memory, MOST_ROWS);
            assertEquals(
                    List.of(),
                    Stream.of(Table.values())
                            .flatMap(table -> all.scan(table, Optional.empty()).items().stream())
                            .map(Row::key)
                            .filter(key -> !DataModel.has(key))
                            .toList());
        }
    }

    @AfterEach
    final void leaveEmpty() {
        used.ifPresent(TestTables::recycle);
    }

    /** Returns true if DynamoDB may make a difference; a class for which it does not overrides it. */
    protected boolean dependsOnTheEngine() {
        return true;
    }

    /** Returns the tables; a class that needs another DynamoDB overrides it. */
    protected TestTables tables() {
        return TestTables.pooled();
    }

    protected final Database database() {
        return database;
    }

    protected final Scanner scanner() {
        return scanner;
    }
}
