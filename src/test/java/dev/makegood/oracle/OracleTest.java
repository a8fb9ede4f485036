package dev.makegood.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies that engine and oracle agree on any facts, under the packs and under drawn versions. */
class OracleTest {
    private static final int SEEDS = 4_000;
    private static final Instant PAID_AT = Instant.parse("2026-09-01T03:00:00Z");

    /** Promises at the bounds of tiers, and a millisecond off. */
    private static final List<Integer> HOURS = List.of(0, 24, 48, 72, 96, 168, 240, 360);

    @Test
    void engineAndOracleAgreeUnderThePacks() throws IOException {
        try (var packs = Files.list(Path.of("src/main/resources/policies"))) {
            for (Path pack : packs.sorted().toList()) {
                Rules rules = Rules.of(Files.readString(pack));
                PolicyVersion version = Versions.read(rules.text());
                for (long seed = 0; seed < SEEDS / 10; seed++) {
                    agree(rules, version, new Random(seed * 7_919 + 13));
                }
            }
        }
    }

    @Test
    void engineAndOracleAgreeUnderDrawnVersions() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed * 1_000_003 + 7_919);
            String currency = List.of("CNY", "JPY", "KWD").get(random.nextInt(3));
            Rules rules = Rules.of(
                    random.nextInt(4) > 0
                            ? DrawnRules.stockout(random, "drawn", "bazaar", currency, 0)
                            : DrawnRules.lateShipment(random, "drawn", "bazaar", currency));
            agree(rules, Versions.read(rules.text()), random);
        }
    }

    private static void agree(Rules rules, PolicyVersion version, Random random) {
        Line line = line(rules, random);
        List<Part> parts = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            parts.add(part(rules, line, random));
        }
        Sum engine = Engine.worth(version, line, parts);
        assertEquals(Oracle.worth(rules, line, parts), engine, () -> rules.text() + "\n" + line + "\n" + parts);
    }

    private static Line line(Rules rules, Random random) {
        Duration promise =
                Duration.ofHours(HOURS.get(random.nextInt(HOURS.size()))).plusMillis(random.nextInt(3) - 1);
        Set<String> attributes = new TreeSet<>();
        for (String attribute : List.of("presale", "custom", "bonded", "directMail", "complaintUpheld")) {
            if (random.nextBoolean()) {
                attributes.add(attribute);
            }
        }
        Map<String, Long> used = new HashMap<>();
        for (String scope : List.of("order", "buyerMerchantDay")) {
            if (random.nextInt(3) == 0) {
                used.put(scope, (long) random.nextInt(1_200));
            }
        }
        boolean stockout = rules.isForStockouts();
        return new Line(
                DrawnRules.DECIMALS.get(rules.text("currency")),
                Optional.of(PAID_AT),
                Optional.of(PAID_AT.plus(promise)),
                attributes,
                stockout && random.nextInt(3) == 0 ? random.nextInt(700) : 0,
                stockout && random.nextInt(6) == 0 ? random.nextInt(500) : 0,
                used,
                stockout && random.nextInt(3) == 0
                        ? Optional.of(new Line.Promise(random.nextBoolean(), random.nextInt(900)))
                        : Optional.empty(),
                lines(random));
    }

    /** Draws rates at the bounds of tiers, a line more and less, and of too few or no lines. */
    private static Optional<Line.Lines> lines(Random random) {
        long paid = List.of(0L, 1L, 19L, 20L, 100L, 10_000L).get(random.nextInt(6));
        long percent = List.of(0L, 4L, 10L, 20L, 100L).get(random.nextInt(5));
        long wrong = Math.clamp(paid * percent / 100 + random.nextInt(3) - 1, 0, paid);
        long days = random.nextInt(5) == 0 ? 7 : 14;
        String of = List.of("cancellations", "cancellations", "stockouts", "lateShipments")
                .get(random.nextInt(4));
        return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new Line.Lines(days, paid, Map.of(of, wrong)));
    }

    /** Returns one of two agreements, each with constant content. */
    private static Part.Agreed agreed(Random random) {
        return random.nextBoolean() ? new Part.Agreed("c-1", true, 700) : new Part.Agreed("c-2", false, 1_100);
    }

    private static Part part(Rules rules, Line line, Random random) {
        boolean stockout = rules.isForStockouts();
        Instant promised = line.promisedShipAt().orElseThrow();
        int paid = random.nextInt(8) == 0 ? 0 : random.nextInt(40_000);
        boolean exempt = random.nextInt(8) == 0;
        return new Part(
                paid,
                random.nextInt(4) == 0 ? random.nextInt(paid + 1) : 0,
                stockout && random.nextInt(3) == 0
                        ? Optional.of(promised.plusMillis(random.nextInt(3) - 1))
                        : Optional.empty(),
                stockout && random.nextInt(4) == 0 ? Optional.of(agreed(random)) : Optional.empty(),
                exempt,
                !exempt,
                repaid(promised, new Random(paid)));
    }

    /** Draws payments of refunds around the turn of a leap year, some of them of money that came back. */
    private static List<Part.Repaid> repaid(Instant promised, Random random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> {
                    Instant established = promised.plusSeconds(random.nextInt(4_000_000));
                    Instant dueBy = established.plusSeconds(random.nextInt(400_000));
                    Optional<Instant> before = random.nextInt(3) == 0
                            ? Optional.of(established.plusSeconds(random.nextInt(50_000_000)))
                            : Optional.empty();
                    Instant at = before.orElse(established).plusSeconds(random.nextInt(50_000_000));
                    return new Part.Repaid(random.nextInt(90_000), established, dueBy, before, at);
                })
                .toList();
    }
}
