package dev.makegood.notice;

import dev.makegood.wording.Amounts;
import dev.makegood.wording.Sentence;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Holds the details of a fact by name: the components of its record and of records inside it, and the order line of a
 * case that it names. Absent and false values are left out.
 *
 * @param steps of the assessment, if the fact explains an amount; else empty
 */
record Details(SortedMap<String, Object> values, List<Sentence> steps) {

    static Details of(Fact fact) {
        var all = new Details(new TreeMap<>(), new ArrayList<>());
        all.add((Record) fact);
        return all;
    }

    private void add(Record holder) {
        for (RecordComponent component : holder.getClass().getRecordComponents()) {
            add(component.getName(), value(component, holder));
        }
    }

    private void add(String name, Object value) {
        switch (value) {
            case Optional<?> some -> some.ifPresent(there -> add(name, there));
            case Boolean is -> {
                if (is) {
                    values.put(name, true);
                }
            }
            case Sentence _ ->
                throw new IllegalStateException(name + " is a sentence; a fact has them in lists of steps");
            case List<?> all -> all.forEach(step -> steps.add((Sentence) step));
            case Fact.OfCase named -> {
                add((Record) named);
                add("orderId", named.orderId());
                add("lineId", named.lineId());
            }
            case Record inside -> add(inside);
            default -> values.put(name, value);
        }
    }

    private static Object value(RecordComponent component, Record holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " of a public record cannot be read", impossible);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * Returns a value.
     *
     * @throws IllegalArgumentException if there is none of that name, which is a mistake in the phrase
     */
    Object get(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("a phrase needs " + name + ", but there is only " + values.keySet());
        }
        return values.get(name);
    }

    /** Returns the values in the form that receivers of messages get, with amounts such as {@code 12.34 CNY}. */
    Map<String, String> texts() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, detail -> text(detail.getValue()), (one, _) -> one, TreeMap::new));
    }

    static String text(Object value) {
        return switch (value) {
            case Money amount -> Amounts.text(amount);
            case ZoneId zone -> zone.getId();
            case Worded word -> word.id();
            default -> value.toString();
        };
    }
}
