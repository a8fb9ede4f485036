package dev.makegood.storage;

import dev.makegood.local.dynamo.LocalStack;
import dev.makegood.local.dynamo.TestTables;
import org.junit.jupiter.api.Tag;

/** Runs the contract on LocalStack's DynamoDB. */
@Tag("docker")
class LocalStackTest extends DatabaseContract {
    @Override
    protected TestTables tables() {
        return new TestTables(LocalStack.dynamo());
    }
}
