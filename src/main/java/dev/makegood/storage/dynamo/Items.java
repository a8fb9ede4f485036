package dev.makegood.storage.dynamo;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts rows, keys and values to DynamoDB's form and back. */
final class Items {
    private Items() {}

    static Map<String, AttributeValue> key(Key key) {
        return Map.of("pk", AttributeValue.fromS(key.partition()), "sk", AttributeValue.fromS(key.sort()));
    }

    /** Returns a row. One from a keys-only index has version 0, which no guard accepts. */
    static Row row(Table table, Map<String, AttributeValue> item) {
        Map<String, Object> attributes = new HashMap<>();
        item.forEach((name, value) -> attributes.put(name, plain(value)));
        var key = new Key(table, (String) attributes.remove("pk"), (String) attributes.remove("sk"));
        Object version = attributes.remove("version");
        return new Row(key, version == null ? 0 : (Long) version, attributes);
    }

    static AttributeValue value(Object plain) {
        return switch (plain) {
            case String text -> AttributeValue.fromS(text);
            case Long number -> AttributeValue.fromN(number.toString());
            case Integer number -> AttributeValue.fromN(number.toString());
            case Boolean flag -> AttributeValue.fromBool(flag);
            case List<?> list ->
                AttributeValue.fromL(list.stream().map(Items::value).toList());
            case Map<?, ?> map ->
                AttributeValue.fromM(map.entrySet().stream()
                        .collect(Collectors.toMap(entry -> (String) entry.getKey(), entry -> value(entry.getValue()))));
            default -> throw new IllegalArgumentException("no attribute can hold a " + plain.getClass());
        };
    }

    private static Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> Long.valueOf(value.n());
            case BOOL -> value.bool();
            case L -> value.l().stream().map(Items::plain).toList();
            case M ->
                value.m().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue())));
            default -> throw new IllegalStateException("unexpected attribute type " + value.type());
        };
    }

    static Map<String, AttributeValue> startKey(Query query, Cursor cursor) {
        String partition = query.index().isPresent() ? cursor.partition() : query.partition();
        Map<String, AttributeValue> start = new HashMap<>(key(new Key(query.table(), partition, cursor.sort())));
        query.index().ifPresent(index -> {
            start.put(index.partitionAttribute(), AttributeValue.fromS(query.partition()));
            start.put(index.sortAttribute(), AttributeValue.fromS(cursor.indexSort()));
        });
        return start;
    }

    static Cursor cursor(Query query, Map<String, AttributeValue> last) {
        String sort = last.get("sk").s();
        String indexSort =
                query.index().map(index -> last.get(index.sortAttribute()).s()).orElse(sort);
        return new Cursor(indexSort, last.get("pk").s(), sort);
    }
}
