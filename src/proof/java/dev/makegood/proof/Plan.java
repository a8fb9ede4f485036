package dev.makegood.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Decides which call meets which fault. Calls are numbered from 0 in order. */
final class Plan {
    /** Chooses the fault of a call. */
    interface Choice {
        Optional<Fault> fault(int number, CallSite place);
    }

    /** Holds a fault that happened. */
    record Placed(int number, CallSite place, Fault fault, String what) {
        @Override
        public String toString() {
            return fault + " at call " + number + ", " + place + " " + what;
        }
    }

    final List<CallSite> calls = new ArrayList<>();
    final List<Placed> placed = new ArrayList<>();
    private final Choice choice;
    private boolean over;

    Plan(Choice choice) {
        this.choice = choice;
    }

    static Plan clean() {
        return new Plan((_, _) -> Optional.empty());
    }

    static Plan one(int at, Fault fault) {
        return new Plan((number, _) -> number == at ? Optional.of(fault) : Optional.empty());
    }

    /**
     * Returns a plan in which one call in {@code every} fails.
     *
     * @param cut true if one page in two also ends early
     */
    static Plan random(Random random, int every, boolean cut) {
        return new Plan((_, place) -> {
            if (cut && place == CallSite.QUERY && random.nextBoolean()) {
                return Optional.of(Fault.CUT);
            }
            return random.nextInt(every) > 0 ? Optional.empty() : Optional.of(any(place, random));
        });
    }

    private static Fault any(CallSite place, Random random) {
        List<Fault> faults =
                place.faults().stream().filter(fault -> fault != Fault.CUT).toList();
        return faults.get(random.nextInt(faults.size()));
    }

    /** Ends all faults; calls are not numbered any more. */
    void end() {
        over = true;
    }

    /** Lets faults happen again. */
    void goOn() {
        over = false;
    }

    boolean isOver() {
        return over;
    }

    Optional<Fault> next(CallSite place, String what) {
        if (over) {
            return Optional.empty();
        }
        int number = calls.size();
        calls.add(place);
        Optional<Fault> fault = choice.fault(number, place);
        fault.ifPresent(one -> placed.add(new Placed(number, place, one, what)));
        return fault;
    }
}
