package dev.makegood.meter;

import dev.makegood.local.template.Template;
import dev.makegood.storage.Index;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Knows what the indexes of {@code template.yaml} hold of a row. */
final class Projections {
    private final Map<Index, ProjectionType> types = new EnumMap<>(Index.class);

    Projections() {
        var deployed = Template.read(Path.of("template.yaml")).tables().stream()
                .filter(table -> table.hasGlobalSecondaryIndexes())
                .flatMap(table -> table.globalSecondaryIndexes().stream())
                .toList();
        for (Index index : Index.values()) {
            types.put(index, type(index, deployed.stream()));
        }
    }

    /**
     * Holds what an index has of a row.
     *
     * @param keys the two attributes that the index is sorted by
     * @param others all other attributes, if the index has them
     */
    record Entry(List<Object> keys, Optional<Row> others, int bytes) {}

    /** Returns the entry of a row; empty if the row is not in the index. */
    Optional<Entry> entry(Index index, Row row) {
        if (!index.has(row)) {
            return Optional.empty();
        }
        Object partition = row.attributes().get(index.partitionAttribute());
        Object sort = row.attributes().get(index.sortAttribute());
        List<Object> keys = List.of(partition, sort);
        if (types.get(index) == ProjectionType.ALL) {
            return Optional.of(new Entry(keys, Optional.of(row), Sizes.of(row)));
        }
        int bytes = Sizes.of(row.key())
                + Sizes.of(Map.of(index.partitionAttribute(), partition, index.sortAttribute(), sort));
        return Optional.of(new Entry(keys, Optional.empty(), bytes));
    }

    private static ProjectionType type(Index index, Stream<GlobalSecondaryIndex> deployed) {
        ProjectionType type = deployed.filter(one -> one.indexName().equals(index.indexName()))
                .filter(one -> one.keySchema().getFirst().attributeName().equals(index.partitionAttribute()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the template has no index " + index))
                .projection()
                .projectionType();
        if (type != ProjectionType.ALL && type != ProjectionType.KEYS_ONLY) {
            throw new IllegalStateException(index + " projects " + type + ", which is not counted yet");
        }
        return type;
    }
}
