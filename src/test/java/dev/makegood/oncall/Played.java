package dev.makegood.oncall;

import dev.makegood.functions.http.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Holds what came of a scene.
 *
 * @param came the change that turned the alarm on; empty if it stayed off
 * @param found what the runbook's call answers; empty if there is none
 */
record Played(
        Scene scene,
        Optional<Night.Change> came,
        List<String> log,
        Optional<String> metric,
        String found,
        List<String> alsoOn) {

    static Played of(Scene scene, Collection<Alarm> alarms) {
        try (var night = new Night(alarms)) {
            night.log.clear();
            scene.play().accept(night);
            Alarm alarm = alarms.stream()
                    .filter(one -> one.name().equals(scene.alarm()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the template has no " + scene.alarm()));
            return new Played(
                    scene,
                    night.changes.stream()
                            .filter(change ->
                                    change.alarm().equals(alarm.name()) && change.to() == CloudWatch.State.ALARM)
                            .findFirst(),
                    List.copyOf(night.log),
                    Optional.ofNullable(night.metrics.get(alarm.metric())),
                    look(night, scene.looks()),
                    night.on().stream()
                            .filter(name -> !name.equals(alarm.name()))
                            .toList());
        }
    }

    private static String look(Night night, Scene.Look look) {
        return look.route().isEmpty()
                ? ""
                : night.ask(Role.OPERATOR, "anna", look.route(), look.query(), "")
                        .body();
    }

    /** Returns what on-call should find and does not. */
    List<String> missed() {
        return scene.finds().stream()
                .filter(text -> !found.contains(text) && log.stream().noneMatch(line -> line.contains(text)))
                .toList();
    }
}
