package dev.makegood.mutant;

import java.util.List;
import java.util.Optional;

/** The worker: tries mutants one after another and says of each, on one line, what became of it. */
public final class Trials {
    static final String RESULT = "@@ ";

    private Trials() {}

    /** Arguments: the seed, how many are wanted, from which place in the order on, seconds of the proof. */
    public static void main(String[] arguments) {
        System.setProperty("makegood.memoryOnly", "true");
        long seed = Long.parseLong(arguments[0]);
        int wanted = Integer.parseInt(arguments[1]);
        int from = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        if (from == 0) {
            requireSound();
        }
        List<Operators.Made> order = Mutants.shuffled(seed);
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

    /** What fails without a mutant would kill every one. */
    private static void requireSound() {
        for (String area : Mutants.MONEY) {
            QuickTests.failure(Fresh.plain(), area).ifPresent(Trials::unsound);
        }
        proof(Fresh.plain(), 0).ifPresent(Trials::unsound);
    }

    private static void unsound(String failure) {
        System.out.println(RESULT + "0 unsound " + failure);
        System.exit(1);
    }

    private static Optional<String> killer(ClassLoader loader, Mutant mutant, int seconds) {
        String area = mutant.file().split("/")[2];
        return QuickTests.failure(loader, area).or(() -> proof(loader, seconds)).or(() -> elsewhere(loader, area));
    }

    /** The tests of the other packages, which take longest and rarely see what the others did not. */
    private static Optional<String> elsewhere(ClassLoader loader, String area) {
        return Mutants.MONEY.stream()
                .filter(other -> !other.equals(area))
                .flatMap(other -> QuickTests.failure(loader, other).stream())
                .findFirst();
    }

    /** A mutant that the proof trips over is seen, whatever it throws. */
    private static Optional<String> proof(ClassLoader loader, int seconds) {
        try {
            Object seen = loader.loadClass("dev.makegood.proof.Brief")
                    .getMethod("violation", int.class)
                    .invoke(null, seconds);
            return ((Optional<?>) seen).map(found -> "proof: " + found);
        } catch (ReflectiveOperationException | LinkageError tripped) {
            return Optional.of("proof: " + tripped + " " + tripped.getCause());
        }
    }
}
