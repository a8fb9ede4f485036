package dev.makegood.notice;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Maps the names of all kinds of facts. */
public final class Kinds {
    private static final Map<String, Class<? extends Fact>> ALL = all();

    private Kinds() {}

    /** Returns the kinds, by name. */
    public static Map<String, Class<? extends Fact>> byName() {
        return ALL;
    }

    /** Returns the name of a kind, such as {@code refundedBuyer}. */
    public static String name(Class<? extends Fact> kind) {
        String name = kind.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Map<String, Class<? extends Fact>> all() {
        var all = new TreeMap<String, Class<? extends Fact>>();
        records(Fact.class).forEach(kind -> all.put(name(kind), kind));
        return Collections.unmodifiableMap(all);
    }

    private static Stream<Class<? extends Fact>> records(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(next -> next.isRecord() ? Stream.of(next.asSubclass(Fact.class)) : records(next));
    }
}
