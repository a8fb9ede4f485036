package dev.makegood.mutant;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Tries mutants one after another as a worker, and prints the result of each on one line. */
public final class Trials {
    static final String RESULT = "@@ ";

    private static final Pattern HISTORY = Pattern.compile("history (\\d+):");

    /** Without a mutant; kept, so that its code stays optimised. */
    private static final ClassLoader PLAIN = Fresh.plain();

    /** Test classes that passed without a mutant. */
    private static final Set<String> SOUND = new HashSet<>();

    /** True if the flows fail without a mutant; empty until asked. */
    private static final AtomicReference<Optional<Boolean>> FLOWS_OF_PLAIN = new AtomicReference<>(Optional.empty());

    private Trials() {}

    /**
     * Arguments: the seed, how many are wanted, the place in the order to start from, seconds of the proof, part of
     * the path of the files that are wanted.
     */
    public static void main(String[] arguments) {
        System.setProperty("makegood.memoryOnly", "true");
        long seed = Long.parseLong(arguments[0]);
        int wanted = Integer.parseInt(arguments[1]);
        int from = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        List<Operators.Made> order = Mutants.shuffled(seed, arguments[4]);
        int found = 0;
        for (int place = from; place < order.size() && found < wanted; place++) {
            System.out.println(RESULT + place + " begun");
            Mutant mutant = order.get(place).mutant();
            Optional<Fresh> loader = Fresh.with(mutant);
            if (loader.isEmpty()) {
                System.out.println(RESULT + place + " none");
                continue;
            }
            found++;
            Optional<String> seen = killer(loader.get(), mutant, seconds);
            System.out.println(
                    RESULT + place + " " + seen.map(by -> "killed " + by).orElse("survived"));
        }
        System.exit(0);
    }

    /** A test that fails without a mutant too would count as noticing every one. */
    private static void requireSound(QuickTests.Failure failure) {
        if (SOUND.add(failure.testClass())) {
            QuickTests.failure(PLAIN, List.of(failure.testClass())).ifPresent(unsound -> {
                System.out.println(RESULT + "0 unsound " + unsound.test());
                System.exit(1);
            });
        }
    }

    private static Optional<String> killer(ClassLoader loader, Mutant mutant, int seconds) {
        String area = Mutants.area(mutant);
        return test(loader, QuickTests.names(area, mutant.className()))
                .or(() -> proof(loader, seconds).filter(by -> !isSaidOfPlain(by)))
                .or(() -> test(loader, elsewhere(area)));
    }

    private static Optional<String> test(ClassLoader loader, List<String> names) {
        Optional<QuickTests.Failure> failure = QuickTests.failure(loader, names);
        failure.ifPresent(Trials::requireSound);
        return failure.map(QuickTests.Failure::test);
    }

    /** Returns the tests of the other packages, which take longest and rarely notice more. */
    private static List<String> elsewhere(String area) {
        return Mutants.MONEY.stream()
                .filter(other -> !other.equals(area))
                .flatMap(other -> QuickTests.names(other, "").stream())
                .toList();
    }

    /** Returns true if the proof finds the same without the mutant, so that it shows nothing. */
    private static boolean isSaidOfPlain(String by) {
        var seed = HISTORY.matcher(by);
        if (seed.find()) {
            return proof(PLAIN, "again", long.class, Long.parseLong(seed.group(1)))
                    .isPresent();
        }
        return FLOWS_OF_PLAIN
                .updateAndGet(
                        known -> known.or(() -> Optional.of(proof(PLAIN, 0).isPresent())))
                .orElseThrow();
    }

    /** A mutant on which the proof fails counts as noticed, whatever it throws. */
    private static Optional<String> proof(ClassLoader loader, int seconds) {
        return proof(loader, "violation", int.class, seconds);
    }

    private static Optional<String> proof(ClassLoader loader, String method, Class<?> type, Object argument) {
        try {
            Object seen = loader.loadClass("dev.makegood.proof.Brief")
                    .getMethod(method, type)
                    .invoke(null, argument);
            return ((Optional<?>) seen).map(found -> "proof: " + found);
        } catch (ReflectiveOperationException | LinkageError tripped) {
            return Optional.of("proof: " + tripped + " " + tripped.getCause());
        }
    }
}
