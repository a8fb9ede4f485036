package dev.makegood.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Verifies the code against {@code rooms.txt}, which lists the rooms that each room may use. */
class RoomsTest {
    private static final String ROOT = "dev.makegood.";

    private final Map<String, Set<String>> allowed = table();

    @Test
    void eachRoomUsesOnlyWhatTheTableAllows() {
        var forbidden = used();
        forbidden.forEach((room, uses) -> uses.removeAll(allowed.getOrDefault(room, Set.of())));
        forbidden.values().removeIf(Set::isEmpty);
        assertEquals(Map.of(), forbidden);
    }

    @Test
    void aRoomUsesOnlyRoomsAboveItselfInTheTable() {
        var above = new ArrayList<String>();
        allowed.forEach((room, uses) -> {
            assertTrue(above.containsAll(uses), () -> room + " uses a room that stands below it: " + uses);
            above.add(room);
        });
    }

    @Test
    void eachRoomSaysWhatItIsFor() {
        List<String> silent = allowed.keySet().stream()
                .filter(room -> !Files.exists(
                        Path.of("src/main/java/dev/makegood", room.replace('.', '/'), "package-info.java")))
                .toList();
        assertEquals(List.of(), silent);
    }

    private static TreeMap<String, Set<String>> used() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.makegood");
        var used = new TreeMap<String, Set<String>>();
        for (JavaClass from : classes) {
            Set<String> uses = used.computeIfAbsent(room(from), _ -> new TreeSet<>());
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith(ROOT))
                    .map(RoomsTest::room)
                    .filter(room -> !room.equals(room(from)))
                    .forEach(uses::add);
        }
        return used;
    }

    /** The entry points are one room with folders. */
    private static String room(JavaClass type) {
        String room = type.getPackageName().substring(ROOT.length());
        return room.startsWith("functions.") ? "functions" : room;
    }

    private static Map<String, Set<String>> table() {
        try {
            var table = new LinkedHashMap<String, Set<String>>();
            for (String line : Files.readAllLines(Path.of("src/test/resources/rooms.txt"))) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(":\\s*", 2);
                    table.put(parts[0], parts[1].isEmpty() ? Set.of() : new TreeSet<>(List.of(parts[1].split("\\s+"))));
                }
            }
            return table;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
