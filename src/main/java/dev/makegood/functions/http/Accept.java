package dev.makegood.functions.http;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the media type of a response by the {@code Accept} header, as RFC 9110 requires: each type has the quality of
 * the range that names it most precisely.
 */
final class Accept {
    private static final int ALL = 1000;
    private static final Pattern QUALITY = Pattern.compile("q=([01](\\.[0-9]{0,3})?)");

    /**
     * Holds one media range.
     *
     * @param quality in thousandths
     */
    private record Range(String type, int quality) {
        static Range of(String text) {
            String[] parts = text.split(";");
            int quality = Arrays.stream(parts)
                    .map(part -> QUALITY.matcher(part.strip()))
                    .filter(Matcher::matches)
                    .mapToInt(found -> thousandths(found.group(1)))
                    .findFirst()
                    .orElse(ALL);
            return new Range(parts.length == 0 ? "" : parts[0].strip(), quality);
        }

        /** Returns a number from 0 to 1, with at most three decimals, in thousandths. */
        private static int thousandths(String number) {
            return Math.min(ALL, new BigDecimal(number).movePointRight(3).intValueExact());
        }

        /** Returns how precisely it names the type: 2 exactly, 1 by its kind, 0 as any type, -1 not at all. */
        int precision(String other) {
            if (type.equals(other)) {
                return 2;
            }
            boolean kind = type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1));
            return kind ? 1 : type.equals("*/*") ? 0 : -1;
        }
    }

    private record Offer(String type, int quality, int precision) {}

    private final List<Range> ranges;

    /**
     * Reads the header.
     *
     * @param header empty if the caller sent none
     */
    Accept(Optional<String> header) {
        ranges = Arrays.stream(header.filter(text -> !text.isBlank())
                        .orElse("*/*")
                        .toLowerCase(Locale.ROOT)
                        .split(","))
                .map(Range::of)
                .toList();
    }

    /**
     * Chooses the type of the best quality; of equal ones the most precisely named, then the first.
     *
     * @return empty if the caller accepts none
     */
    Optional<String> best(List<String> offered) {
        return offered.stream()
                .map(this::offer)
                .flatMap(Optional::stream)
                .filter(offer -> offer.quality() > 0)
                .sorted(Comparator.comparingInt(Offer::quality)
                        .thenComparingInt(Offer::precision)
                        .reversed())
                .map(Offer::type)
                .findFirst();
    }

    private Optional<Offer> offer(String type) {
        return ranges.stream()
                .filter(range -> range.precision(type) >= 0)
                .max(Comparator.comparingInt(range -> range.precision(type)))
                .map(range -> new Offer(type, range.quality(), range.precision(type)));
    }
}
