package dev.makegood.order;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.logging.Log;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds the units of reported lines to their stock positions, up to 99 in one transaction, so that orders of one SKU do
 * not wait for each other. Each line says whether its position counts it, and is changed together with the position: so
 * it is counted once, however often and in whatever order it is named. A line whose units change before it is named is
 * counted by that change.
 */
public final class AllocateStock {
    private static final Log LOG = Log.of(AllocateStock.class);

    private final Database database;
    private final Orders orders;
    private final Stock stock;

    public AllocateStock(Database database) {
        this.database = database;
        orders = new Orders(database);
        stock = new Stock(database);
    }

    /** Names a line that was reported, with its stock position. */
    public record ReportedLine(LineRef line, StockKey stock) {}

    /**
     * Holds the result of a run.
     *
     * @param lines lines that are counted from now on
     * @param unreadable lines whose rows cannot be read
     * @param left lines that met any other trouble; name them again
     */
    public record AllocationResult(int lines, int unreadable, int left) {
        static final AllocationResult NOTHING = new AllocationResult(0, 0, 0);

        AllocationResult plus(AllocationResult other) {
            return new AllocationResult(lines + other.lines, unreadable + other.unreadable, left + other.left);
        }
    }

    /** Counts lines. A line that fails does not stop the others. */
    public AllocationResult allocate(List<ReportedLine> lines, Instant now) {
        AllocationResult all = AllocationResult.NOTHING;
        for (List<ReportedLine> some : transactions(lines)) {
            all = all.plus(attempt(some, now));
        }
        return all;
    }

    /** Puts lines of the same position into as few transactions as possible. */
    private static List<List<ReportedLine>> transactions(List<ReportedLine> lines) {
        var transactions = new ArrayList<List<ReportedLine>>();
        var positions = new HashSet<StockKey>();
        List<ReportedLine> some = new ArrayList<>();
        for (ReportedLine line : lines.stream()
                .distinct()
                .sorted(comparing(line -> line.stock().toString()))
                .toList()) {
            positions.add(line.stock());
            if (some.size() + 1 + positions.size() > Database.MAX_WRITES) {
                transactions.add(some);
                some = new ArrayList<>();
                positions.clear();
                positions.add(line.stock());
            }
            some.add(line);
        }
        if (!some.isEmpty()) {
            transactions.add(some);
        }
        return transactions;
    }

    /** If lines fail together, tries each position by itself, and each line of one if a row cannot be read. */
    private AllocationResult attempt(List<ReportedLine> lines, Instant now) {
        try {
            return database.decide(() -> decide(lines, now));
        } catch (RuntimeException fault) {
            boolean unreadable = fault instanceof IllegalArgumentException;
            var parts = parts(lines, ReportedLine::stock);
            if (parts.size() == 1 && unreadable) {
                parts = parts(lines, ReportedLine::line);
            }
            if (parts.size() > 1) {
                return parts.stream()
                        .map(part -> attempt(part, now))
                        .reduce(AllocationResult.NOTHING, AllocationResult::plus);
            }
            lines.forEach(line -> LOG.error("cannot count {}", line.line(), fault));
            return unreadable ? new AllocationResult(0, 1, 0) : new AllocationResult(0, 0, lines.size());
        }
    }

    private static <K> Collection<List<ReportedLine>> parts(List<ReportedLine> lines, Function<ReportedLine, K> by) {
        return lines.stream()
                .collect(groupingBy(by, LinkedHashMap::new, toList()))
                .values();
    }

    private Decision<AllocationResult> decide(List<ReportedLine> reported, Instant now) {
        List<LineRef> refs = reported.stream().map(ReportedLine::line).toList();
        List<StockKey> keys =
                reported.stream().map(ReportedLine::stock).distinct().toList();
        Map<StockKey, Stored<StockPosition>> positions = stock.findAll(keys);
        List<Stored<OrderLine>> lines = orders.findLines(refs).stream()
                .filter(line -> !line.value().counted())
                .toList();
        var writes = new ArrayList<Write>();
        lines.forEach(line -> writes.add(orders.replace(line, line.value().asCounted())));
        Map<StockKey, List<OrderLine>> perPosition =
                lines.stream().map(Stored::value).collect(groupingBy(OrderLine::stockKey));
        for (var its : perPosition.entrySet()) {
            Optional<Stored<StockPosition>> stored = Optional.ofNullable(positions.get(its.getKey()));
            StockPosition position = stored.map(Stored::value).orElse(StockPosition.unknown(its.getKey()));
            for (OrderLine line : its.getValue()) {
                position = line.countedIn(position, now);
            }
            writes.add(stock.put(stored, position));
        }
        return new Decision<>(new AllocationResult(lines.size(), 0, 0), writes);
    }
}
