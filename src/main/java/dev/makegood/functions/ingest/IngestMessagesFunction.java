package dev.makegood.functions.ingest;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import dev.makegood.functions.EventRecords;
import dev.makegood.functions.Metrics;
import dev.makegood.functions.http.Reply;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.logging.Log;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Database;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes the platform's reports from a queue. */
@Singleton
public class IngestMessagesFunction {
    private static final Log LOG = Log.of(IngestMessagesFunction.class);
    private static final int FIRST_FAULT = 500;

    private final Reports reports;
    private final Clock clock;

    public IngestMessagesFunction(Database database, Pseudonyms pseudonyms, Providers providers, Clock clock) {
        reports = new Reports("queue", database, pseudonyms, providers, clock);
        this.clock = clock;
    }

    /**
     * Takes each message of a batch by itself. Returns those that were not taken: the queue hands them over again, and
     * at last puts them aside for a person.
     */
    @Funq("ingest-messages")
    public SQSBatchResponse run(Map<String, Object> event) {
        var left = new ArrayList<BatchItemFailure>();
        int refused = 0;
        for (Object message : EventRecords.of(event)) {
            // Lambda hands over the whole batch again if a failure names no message.
            String id = EventRecords.at(message, "messageId").orElse("");
            Reply reply = reports.take(id, EventRecords.at(message, "body").orElse(""));
            if (reply.problem().isPresent()) {
                left.add(new BatchItemFailure(id));
                refused += refused(id, reply) ? 1 : 0;
            }
        }
        if (refused > 0) {
            Metrics.emit("MessagesRefused", refused, "Count", clock.instant());
        }
        return new SQSBatchResponse(List.copyOf(left));
    }

    private static boolean refused(String id, Reply reply) {
        Reply.Problem problem = reply.problem().orElseThrow();
        if (problem.status() >= FIRST_FAULT) {
            return false;
        }
        LOG.warn("the message {} was refused: " + problem.withoutValues(), new Log.Named("messageId", id));
        return true;
    }
}
