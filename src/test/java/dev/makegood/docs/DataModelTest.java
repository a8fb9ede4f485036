package dev.makegood.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.docs.DataModel.DocumentedIndex;
import dev.makegood.storage.Index;
import dev.makegood.template.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that {@code docs/data-model.md} has the rows and indexes of the code and the template. */
class DataModelTest {
    private static final Pattern ROW_TYPE = Pattern.compile("new RowType<>\\(\\s*(\\w+)\\.class");

    @Test
    void everyRowTypeStandsThereWithItsOwner() {
        var inCode = new TreeSet<String>();
        Sources.MAIN.forEach((owner, source) ->
                ROW_TYPE.matcher(source).results().forEach(found -> inCode.add(owner + " " + found.group(1))));
        assertEquals(
                inCode,
                DataModel.ROWS.stream()
                        .map(row -> row.owner() + " " + row.type())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyIndexStandsThereWithWhatItHolds() {
        assertEquals(
                Arrays.stream(Index.values())
                        .map(index -> index + " " + index.table() + " " + isWhole(index))
                        .toList(),
                sortedAsInCode().stream()
                        .map(index -> index.name() + " " + index.table() + " " + index.whole())
                        .toList());
    }

    @Test
    void everyIndexIsQueriedWhereItSays() {
        for (DocumentedIndex index : DataModel.INDEXES) {
            Pattern named = Pattern.compile("Index\\." + index.name() + "\\b");
            Set<String> inCode = Sources.MAIN.entrySet().stream()
                    .filter(source -> named.matcher(source.getValue()).find())
                    .map(source -> source.getKey())
                    .collect(Collectors.toSet());
            assertEquals(inCode, index.queriedIn(), index.name());
        }
    }

    @Test
    void everyReaderOfAnIndexKnowsWhoQueriesIt() {
        for (DocumentedIndex index : DataModel.INDEXES) {
            List<String> strangers = index.readers().stream()
                    .filter(reader -> index.queriedIn().stream().noneMatch(owner -> calls(reader, owner)))
                    .toList();
            assertEquals(List.of(), strangers, index.name());
        }
    }

    /** A reader names the type, or the accessor that is called as the type. */
    private static boolean calls(String reader, String owner) {
        return Sources.MAIN.getOrDefault(reader, "").toLowerCase(Locale.ROOT).contains(owner.toLowerCase(Locale.ROOT));
    }

    private static List<DocumentedIndex> sortedAsInCode() {
        List<String> order = Arrays.stream(Index.values()).map(Enum::name).toList();
        return DataModel.INDEXES.stream()
                .sorted((one, other) -> order.indexOf(one.name()) - order.indexOf(other.name()))
                .toList();
    }

    private static boolean isWhole(Index index) {
        String table = index.table().name();
        String logical = table.charAt(0) + table.substring(1).toLowerCase(Locale.ROOT);
        return Tables.deployed()
                .get(logical + "/" + index.indexName())
                .projection()
                .equals("ALL");
    }
}
