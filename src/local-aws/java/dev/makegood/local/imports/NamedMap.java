package dev.makegood.local.imports;

import dev.makegood.mapping.ReportMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the map that an argument names. */
public final class NamedMap {
    private NamedMap() {}

    /**
     * Returns one of the shipped maps, or that of a file.
     *
     * @throws dev.makegood.input.InvalidInput if the file has no map, or one of its examples does not hold
     */
    public static ReportMap of(String name) throws IOException {
        Optional<ReportMap> shipped = ReportMap.shipped(name);
        return shipped.isPresent() ? shipped.get() : ReportMap.of(Files.readString(Path.of(name)));
    }
}
