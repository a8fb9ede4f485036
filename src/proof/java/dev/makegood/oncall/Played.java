package dev.makegood.oncall;

import dev.makegood.functions.http.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Holds the result of a scene.
 *
 * @param came the change that turned the alarm on; empty if it stayed off
 * @param ended the change that turned it off after the mend; empty if it stayed on, or there is no mend
 * @param found the answer to the runbook's call; empty if there is none
 */
record Played(
        Scene scene,
        Optional<Night.Change> came,
        Optional<Night.Change> ended,
        List<String> log,
        Optional<String> metric,
        String found,
        List<String> alsoOn) {

    /** The minutes to wait: work that failed for a while is tried again within the hour. */
    private static final int LONGEST_END = 90;

    static Played of(Scene scene, Collection<Alarm> alarms) {
        try (var night = new Night(alarms)) {
            night.log.clear();
            scene.play().accept(night);
            Alarm alarm = alarms.stream()
                    .filter(one -> one.name().equals(scene.alarm()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the template has no " + scene.alarm()));
            Optional<Night.Change> came = change(night, alarm, CloudWatch.State.ALARM);
            var log = List.copyOf(night.log);
            Optional<String> metric = Optional.ofNullable(night.metrics.get(alarm.metric()));
            String found = look(night, scene.looks());
            List<String> also = night.on().stream()
                    .filter(name -> !name.equals(alarm.name()))
                    .toList();
            return new Played(scene, came, mend(night, scene, alarm), log, metric, found, also);
        }
    }

    private static Optional<Night.Change> mend(Night night, Scene scene, Alarm alarm) {
        night.changes.clear();
        scene.mend().ifPresent(mend -> {
            mend.does().accept(night);
            for (int minute = 0; minute < LONGEST_END && night.on().contains(alarm.name()); minute++) {
                night.minutes(1);
            }
        });
        return change(night, alarm, CloudWatch.State.OK);
    }

    private static Optional<Night.Change> change(Night night, Alarm alarm, CloudWatch.State to) {
        return night.changes.stream()
                .filter(change -> change.alarm().equals(alarm.name()) && change.to() == to)
                .findFirst();
    }

    private static String look(Night night, Scene.Look look) {
        return look.route().isEmpty()
                ? ""
                : night.ask(Role.OPERATOR, "anna", look.route(), look.query(), "")
                        .body();
    }

    /** Returns the expected texts that on-call does not find. */
    List<String> missed() {
        return scene.finds().stream()
                .filter(text -> !found.contains(text) && log.stream().noneMatch(line -> line.contains(text)))
                .toList();
    }
}
