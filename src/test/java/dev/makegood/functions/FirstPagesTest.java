package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.meter.Meter;
import dev.makegood.meter.Usage;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Verifies that the first page of a list costs as much with many cases as with 100, by requests and by units: with 5,000
 * here, with 100,000 in {@code scripts/test-long}.
 */
class FirstPagesTest {
    private static final int FEW = 100;
    private static final String FIRST = "O100000~1~stockout";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Meter meter = new Meter(database);
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Apis apis = new Apis(meter, shop.clock);
    private int cases = 1;

    @Test
    void theFirstPageCostsTheSame() {
        costsTheSameWith(5_000);
    }

    @Test
    @Tag("long")
    void theFirstPageOfAHundredThousandCostsTheSame() {
        costsTheSameWith(100_000);
    }

    private void costsTheSameWith(int many) {
        shop.place("O100000", Shop.line("1", "M1", "S1", 1, 5_000));
        shop.admit("O100000", "1", OptionalInt.empty());
        growTo(FEW);
        List<Usage> few = firstPages();
        growTo(many);
        assertEquals(few, firstPages());
    }

    private List<Usage> firstPages() {
        Map<String, String> page = Map.of("limit", "25");
        var day = new HashMap<>(page);
        day.put("day", "2026-03-02");
        return List.of(
                usage(Call.to("GET /cases").query(day)),
                usage(Call.to("GET /merchants/{merchantId}/cases", "M1").query(page)));
    }

    private Usage usage(Call call) {
        apis.answer(call.as(Role.OPERATOR, "anna")); // reads once what functions keep, such as policies
        meter.take();
        var answer = apis.answer(call);
        assertEquals(25, Call.json(answer.getBody()).path("items").size());
        assertTrue(Call.json(answer.getBody()).has("cursor"));
        return meter.take();
    }

    /** Copies the rows of the one case that was made, each under an id of the same length and an instant of its own. */
    private void growTo(int number) {
        List<Row> rows = database.all(Query.table(Table.CASES, FIRST, new Query.Range.All()));
        for (; cases < number; cases++) {
            String id = FIRST.replace("100000", String.valueOf(100_000 + cases));
            var copies = new ArrayList<Write>();
            for (Row row : rows) {
                Map<String, Object> attributes = new HashMap<>(row.attributes());
                attributes.replaceAll((_, value) -> value instanceof String text ? text.replace(FIRST, id) : value);
                at(Index.CASES_BY_MERCHANT, "M1", "", attributes);
                at(Index.CASES_BY_DAY, "2026-03-02~" + Shards.of(id), "~" + id, attributes);
                copies.add(new Write.Create(new Key(Table.CASES, id, row.key().sort()), attributes));
            }
            assertTrue(database.commit(copies));
        }
    }

    private void at(Index index, String partition, String tie, Map<String, Object> attributes) {
        if (attributes.containsKey(index.sortAttribute())) {
            attributes.put(index.partitionAttribute(), partition);
            attributes.put(
                    index.sortAttribute(),
                    "2026-03-02T05:%02d:%02d.%03dZ".formatted(cases / 60_000, cases / 1000 % 60, cases % 1000) + tie);
        }
    }
}
