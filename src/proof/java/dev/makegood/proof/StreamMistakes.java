package dev.makegood.proof;

import java.util.stream.Stream;

/** Lists mistakes in the code that handles many lines at once: counts them in their positions, or makes them short. */
final class StreamMistakes {
    private StreamMistakes() {}

    static Stream<Mistake> all() {
        return Stream.of(
                new Mistake(
                        "a line is counted twice",
                        "order/AllocateStock.java",
                        ".filter(line -> !line.value().counted())",
                        ""),
                new Mistake(
                        "the mark of a line that is counted is forgotten",
                        "order/AllocateStock.java",
                        "lines.forEach(line -> writes.add(orders.replace(line, line.value().asCounted())));",
                        ""),
                new Mistake(
                        "a line that changed is counted again",
                        "order/OrderLine.java",
                        "new OrderLine(orderId, platform, buyer, paidAt, line, next, times, replaces, true);",
                        "new OrderLine(orderId, platform, buyer, paidAt, line, next, times, replaces, counted);"),
                new Mistake(
                        "the half of a batch that fails is dropped",
                        "order/AllocateStock.java",
                        "new AllocationResult(0, 0, lines.size());",
                        "AllocationResult.NOTHING;"),
                new Mistake(
                        "a line of a batch does not see what those before it are going to write",
                        "storage/StagedDatabase.java",
                        "seen.put(key, Optional.of(new Row(key, write.expected() + 1, attributes)));",
                        ""),
                new Mistake(
                        "half of what a line needs is left out of its batch",
                        "storage/StagedDatabase.java",
                        "more.forEach(this::stage);",
                        "more.stream().limit(more.size() / 2).forEach(this::stage);"),
                new Mistake(
                        "a pass makes lines short that are not counted",
                        "stockout/detection/StrandOrders.java",
                        "!line.counted() || position.shields(",
                        "position.shields("),
                new Mistake(
                        "a presale ends for all its orders as soon as its date moves",
                        "inventory/Presale.java",
                        "return periods.get(period(paidAt)).shields(now);",
                        "return periods.getLast().shields(now);"),
                new Mistake(
                        "a presale shields no order",
                        "inventory/Presale.java",
                        "return shipsBy.filter(date -> !now.isAfter(date)).isPresent();",
                        "return false;"),
                new Mistake(
                        "a message that failed is not handed over again",
                        "functions/ingest/IngestMessagesFunction.java",
                        "left.add(new BatchItemFailure(id));",
                        ""),
                new Mistake(
                        "a report of a file that failed is passed over",
                        "functions/ingest/FileReports.java",
                        "return Answer.of(Kind.FAILED);",
                        "return Answer.of(Kind.KNOWN);"),
                new Mistake(
                        "a reader of a SKU's shards has one shard less",
                        "storage/Shards.java",
                        "return all().stream().map(shard -> KeyText.join(owner, shard)).toList();",
                        "return all().stream().skip(1).map(shard -> KeyText.join(owner, shard)).toList();"),
                new Mistake(
                        "lines that the stream lost are not looked for",
                        "order/AllocateMissedLines.java",
                        ".filter(line -> !line.counted())",
                        ".filter(line -> false)"),
                new Mistake(
                        "the search for lost lines has one shard less",
                        "order/LineEntries.java",
                        "flatMap(late -> Shards.all().stream()",
                        "flatMap(late -> Shards.all().stream().skip(1)"));
    }
}
