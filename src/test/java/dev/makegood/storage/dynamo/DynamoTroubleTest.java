package dev.makegood.storage.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Verifies cases that DynamoDB Local never produces: conflicts, throttling and refused requests. */
class DynamoTroubleTest {
    private final Deque<List<String>> troubles = new ArrayDeque<>();
    private int pauses;
    private SdkException fault;
    private SdkException later;

    private boolean commit() {
        return commit(create("s"), create("t"));
    }

    private static Write create(String sort) {
        return new Write.Create(new Key(Table.STOCK, "p", sort), Map.of());
    }

    private boolean commit(Write... writes) {
        var client = new DynamoDbClient() {
            @Override
            public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
                if (fault != null) {
                    throw fault;
                }
                if (troubles.isEmpty()) {
                    return TransactWriteItemsResponse.builder().build();
                }
                var reasons = troubles.remove().stream()
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList();
                throw TransactionCanceledException.builder()
                        .cancellationReasons(reasons)
                        .build();
            }

            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                if (fault == null) {
                    return PutItemResponse.builder().build();
                }
                var thrown = fault;
                fault = later;
                throw thrown;
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
        return new DynamoDatabase(client, Map.of(Table.STOCK, "stock"), _ -> pauses++).commit(List.of(writes));
    }

    @Test
    void aWriteThatIsAloneWaitsForATransactionThatHasItsRow() {
        fault = TransactionConflictException.builder().statusCode(400).build();
        assertTrue(commit(create("s")));
        assertEquals(1, pauses);
    }

    @Test
    void aWriteThatIsAloneIsRefusedByItsGuard() {
        fault = TransactionConflictException.builder().statusCode(400).build();
        later = ConditionalCheckFailedException.builder().statusCode(400).build();
        assertFalse(commit(create("s")));
        assertEquals(1, pauses);
    }

    @Test
    void theOutcomeOfAWriteThatIsAloneMayBeUnknownToo() {
        fault = SdkClientException.create("no answer");
        assertFalse(commit(create("s")));
        fault = DynamoDbException.builder().statusCode(400).build();
        assertThrows(DynamoDbException.class, () -> commit(create("s")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void passingTroubleIsWaitedOut(String code) {
        troubles.addAll(List.of(List.of(code, "None"), List.of("None", code)));
        assertTrue(commit());
        assertEquals(2, pauses);
    }

    @Test
    void troubleThatDoesNotPassIsReportedAsBusy() {
        troubles.addAll(Collections.nCopies(Database.MAX_ATTEMPTS, List.of("TransactionConflict")));
        assertThrows(StorageBusy.class, this::commit);
        assertTrue(troubles.isEmpty());
    }

    @Test
    void aGuardThatRefusedIsAnAnswerWhateverElseWentWrong() {
        troubles.add(List.of("TransactionConflict", "ConditionalCheckFailed"));
        assertFalse(commit());
        assertEquals(0, pauses);
    }

    @Test
    void anOutcomeThatIsNotKnownIsLeftToTheRows() {
        fault = SdkClientException.create("no answer");
        assertFalse(commit());
        fault = DynamoDbException.builder().statusCode(503).build();
        assertFalse(commit());
    }

    @Test
    void aTransactionThatIsInProgressMayHaveBeenCommitted() {
        fault = TransactionInProgressException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionInProgressException")
                        .build())
                .build();
        assertFalse(commit());
        assertEquals(0, pauses);
    }

    @Test
    void aRequestThatWillNeverDoIsThrown() {
        fault = DynamoDbException.builder().statusCode(400).build();
        assertThrows(DynamoDbException.class, this::commit);
    }

    @Test
    void aReadThatMeetsWithPassingTroubleSaysBusy() {
        assertThrows(
                StorageBusy.class,
                () -> Trouble.busy(() -> {
                    throw SdkClientException.create("no answer");
                }));
        assertThrows(
                DynamoDbException.class,
                () -> Trouble.busy(() -> {
                    throw DynamoDbException.builder().statusCode(400).build();
                }));
    }

    @Test
    void anythingElseIsThrownAtOnce() {
        Stream.of(List.of("ValidationError"), List.of("Unheard"), List.of("TransactionConflict", "ValidationError"))
                .forEach(reasons -> {
                    troubles.add(reasons);
                    assertThrows(TransactionCanceledException.class, this::commit);
                });
        assertEquals(0, pauses);
    }
}
