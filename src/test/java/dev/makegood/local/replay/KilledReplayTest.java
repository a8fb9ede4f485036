package dev.makegood.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.gateway.GatewayCompanion;
import dev.makegood.local.process.Lives;
import dev.makegood.local.process.Moment;
import dev.makegood.local.process.RestartedPlatform;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that neither the way to report nor kills in the middle change any figure of a replay. */
@Tag("long")
class KilledReplayTest {
    private static final int HOURS = 48;
    private static final int SOME = 8;
    private static final long SEED = Long.getLong("makegood.crash.seed", 3);
    private static final List<Moment.What> KILLS = List.of(Moment.What.GATEWAY, Moment.What.DATABASE);

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private List<RealOrder> orders;

    @BeforeEach
    void write() throws Exception {
        SmallYear.write(folder);
        orders = OrderFiles.read(folder).paid();
    }

    @Test
    void killsChangeNoFigure() throws Exception {
        Summary undisturbed = undisturbed(ReportWay.Kind.HTTP, orders);
        assertEquals(SmallYear.ORDERS, undisturbed.orders());
        assertTrue(undisturbed.reconciled() && undisturbed.cases() > 10, undisturbed::toString);
        var moments = new ArrayList<Moment>();
        Summary killed = killed(moments);
        assertEquals(KILLS.size(), moments.size(), "the replay was over before the last kill");
        assertEquals(undisturbed, killed, () -> "seed " + SEED + ", killed " + moments);
    }

    @Test
    void theQueueAndFilesEndInTheFiguresOfHttp() {
        List<RealOrder> some = orders.subList(0, SOME);
        Summary http = undisturbed(ReportWay.Kind.HTTP, some);
        assertTrue(http.reconciled() && http.cases() > 1, http::toString);
        assertEquals(http, undisturbed(ReportWay.Kind.QUEUE, some));
        assertEquals(http, undisturbed(ReportWay.Kind.CSV, some));
    }

    private static Summary undisturbed(ReportWay.Kind way, List<RealOrder> orders) {
        var options = LocalOptions.defaults()
                .ports(0)
                .concurrency(2)
                .frozenAt(orders.getFirst().paidAt())
                .companions(List.of(GatewayCompanion.factory()));
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            return new Replay(platform, orders, HOURS, way, silence()).run();
        }
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    private Summary killed(List<Moment> moments) throws Exception {
        try (var lives = new Lives(data)) {
            var platform = new RestartedPlatform(lives);
            platform.clock().freeze();
            platform.clock().set(orders.getFirst().paidAt());
            lives.start();
            var replay = new Replay(platform, orders, HOURS, ReportWay.Kind.HTTP, silence());
            var played = CompletableFuture.supplyAsync(replay::run, Thread::startVirtualThread);
            var random = new Random(SEED);
            for (Moment.What what : KILLS) {
                Moment moment = Moment.next(what, random);
                moment.await(lives);
                if (played.isDone()) {
                    break;
                }
                lives.kill();
                moments.add(moment);
                lives.start();
            }
            return played.get();
        }
    }
}
