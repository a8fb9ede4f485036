package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.functions.Schedule;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Template;
import dev.makegood.local.template.Trigger;
import dev.makegood.storage.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that the schedules that run call every worker that the parameter names, and no other. */
class WorkersTest {
    private static final Map<String, String> SHARED = Map.of(
            "SweepRefunds", "sweep-refunds",
            "IssueCoupons", "issue-coupons",
            "DeliverNotices", "deliver-notices");

    private static Template with(int workers) {
        return Template.read(Path.of("template.yaml"), Map.of("SweepWorkers", Integer.toString(workers)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyWorkerIsCalledEachMinute(int workers) {
        List<Worker> all = IntStream.range(0, workers)
                .mapToObj(number -> new Worker(number, workers))
                .toList();
        List<FunctionSpec> shared = with(workers).functions().stream()
                .filter(function -> SHARED.containsKey(function.logicalId()))
                .toList();
        assertEquals(SHARED.size(), shared.size());
        shared.forEach(function -> assertEquals(
                all,
                function.triggers(Trigger.Schedule.class)
                        .filter(Trigger.Schedule::enabled)
                        .map(schedule -> Schedule.worker(json(schedule.input()), SHARED.get(function.logicalId())))
                        .toList(),
                function.logicalId()));
    }

    @Test
    void theParameterAllowsWhatTheSchedulesCanDo() {
        var parameter = dev.makegood.template.Template.ROOT.at("/Parameters/SweepWorkers");
        assertEquals(List.of("1", "2", "4"), dev.makegood.template.Template.texts(parameter.path("AllowedValues")));
        assertEquals(1, parameter.path("Default").asInt());
    }

    /** The sweep's requests to a provider are spaced by the number of those who send. */
    @Test
    void onlyTheSweepSharesWhatAProviderTakes() {
        with(4).functions()
                .forEach(function -> assertEquals(
                        function.logicalId().equals("SweepRefunds"),
                        function.environment().containsKey("MAKEGOOD_SWEEP_WORKERS"),
                        function.logicalId()));
        assertTrue(with(4).functions().stream()
                .anyMatch(function -> "4".equals(function.environment().get("MAKEGOOD_SWEEP_WORKERS"))));
    }

    private static Map<String, Object> json(String text) {
        try {
            return new ObjectMapper().readerForMapOf(Object.class).readValue(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
