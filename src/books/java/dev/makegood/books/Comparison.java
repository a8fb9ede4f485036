package dev.makegood.books;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what our refunds are compared with.
 *
 * @param files of each provider: a file, or a folder of files
 * @param from the first instant that the files cover
 * @param to the first instant that they no longer cover
 */
record Comparison(Map<String, Path> files, Instant from, Instant to) {
    static final Set<String> OPTIONS = Set.of("--stripe", "--wechatpay", "--alipay");

    /** How much later than the provider we may learn of a refund whose answer was lost. */
    private static final Duration LEARNED_WITHIN = Duration.ofDays(1);

    Comparison {
        if (!from.plus(LEARNED_WITHIN).isBefore(to)) {
            throw new IllegalArgumentException("The files must cover more than a day");
        }
    }

    /** Reads the options; empty if there are none. */
    static Optional<Comparison> of(Map<String, String> given) {
        Map<String, Path> files = new TreeMap<>();
        OPTIONS.stream()
                .filter(given::containsKey)
                .forEach(option -> files.put(option.substring(2), Path.of(given.get(option))));
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (!given.containsKey("--from") || !given.containsKey("--to")) {
            throw new IllegalArgumentException("What time do the providers' files cover? Say --from and --to");
        }
        return Optional.of(new Comparison(files, Instant.parse(given.get("--from")), Instant.parse(given.get("--to"))));
    }

    /** Returns from when on a payment that we know of must be in the files. */
    Instant lookedForFrom() {
        return from.plus(LEARNED_WITHIN);
    }

    /** Returns the refunds in a provider's files. */
    List<ProviderRefund> refunds(String provider) throws IOException {
        var refunds = new ArrayList<ProviderRefund>();
        for (Path file : each(files.get(provider))) {
            refunds.addAll(ProviderFile.of(provider).read(file));
        }
        return refunds;
    }

    private static List<Path> each(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (var inside = Files.list(place)) {
            return inside.sorted().toList();
        }
    }
}
