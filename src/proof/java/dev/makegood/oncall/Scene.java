package dev.makegood.oncall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Describes how one alarm comes on, and ends.
 *
 * @param looks the call in the runbook: a route with its query; empty if the log is enough
 * @param finds the texts that on-call finds there or in the log; empty if the alarm says everything
 * @param mend the step of the runbook that ends it; empty if that is not played
 */
record Scene(String alarm, String cause, Look looks, List<String> finds, Consumer<Night> play, Optional<Mend> mend) {
    /** Describes the removal of the cause. Minutes pass after it until the alarm is off. */
    record Mend(String what, Consumer<Night> does) {}

    Scene(String alarm, String cause, Look looks, List<String> finds, Consumer<Night> play) {
        this(alarm, cause, looks, finds, play, Optional.empty());
    }

    /** Returns the scene with the step that ends it. */
    Scene endsBy(String what, Consumer<Night> does) {
        return new Scene(alarm, cause, looks, finds, play, Optional.of(new Mend(what, does)));
    }

    @Override
    public String toString() {
        return alarm + ": " + cause;
    }

    /** Names a call of the runbook. */
    record Look(String route, Map<String, String> query) {
        static final Look NOWHERE = new Look("", Map.of());

        static Look at(String route) {
            return new Look(route, Map.of());
        }

        static Look refunds(String state) {
            return new Look("GET /refunds", Map.of("state", state));
        }

        /** Returns the call as the runbook writes it; empty for none. */
        String said() {
            return query.entrySet().stream()
                    .map(one -> route + "?" + one.getKey() + "=" + one.getValue())
                    .findFirst()
                    .orElse(route);
        }
    }
}
