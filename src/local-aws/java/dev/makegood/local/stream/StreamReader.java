package dev.makegood.local.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads a stream from its oldest record, through all its shards. For one thread. */
final class StreamReader {
    private final DynamoDbStreamsClient client;
    private final String arn;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Map<String, String> lastRead = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    StreamReader(DynamoDbStreamsClient client, String arn) {
        this.client = client;
        this.arn = arn;
    }

    /** Returns the records since the last call; none means that the stream's end was reached during the call. */
    List<Record> read() {
        if (iterators.isEmpty()) {
            discoverShards();
        }
        var records = new ArrayList<Record>();
        boolean shardEnded = false;
        for (String shard : List.copyOf(iterators.keySet())) {
            shardEnded |= !readShard(shard, records);
        }
        if (shardEnded) {
            discoverShards();
            if (records.isEmpty() && !iterators.isEmpty()) {
                return read();
            }
        }
        return records;
    }

    /** Returns true if the shard continues. */
    private boolean readShard(String shard, List<Record> into) {
        try {
            var page = client.getRecords(request -> request.shardIterator(iterators.get(shard)));
            into.addAll(page.records());
            if (!page.records().isEmpty()) {
                lastRead.put(shard, page.records().getLast().dynamodb().sequenceNumber());
            }
            if (page.nextShardIterator() == null) {
                iterators.remove(shard);
                return false;
            }
            iterators.put(shard, page.nextShardIterator());
        } catch (ExpiredIteratorException | TrimmedDataAccessException slept) {
            iterators.put(shard, iterator(shard));
        }
        return true;
    }

    private void discoverShards() {
        String from = null;
        do {
            var request = DescribeStreamRequest.builder()
                    .streamArn(arn)
                    .exclusiveStartShardId(from)
                    .build();
            var description = client.describeStream(request).streamDescription();
            description.shards().forEach(shard -> {
                if (known.add(shard.shardId())) {
                    iterators.put(shard.shardId(), iterator(shard.shardId()));
                }
            });
            from = description.lastEvaluatedShardId();
        } while (from != null);
    }

    private String iterator(String shard) {
        var request = GetShardIteratorRequest.builder().streamArn(arn).shardId(shard);
        if (lastRead.containsKey(shard)) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(lastRead.get(shard));
        } else {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
        return client.getShardIterator(request.build()).shardIterator();
    }
}
