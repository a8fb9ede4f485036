package dev.makegood.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.Platform;
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
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifies that neither the way to report nor kills in the middle change any figure of a replay. */
@Tag("long")
class KilledReplayTest {
    private static final Rules RULES = Rules.article(48);
    private static final int SOME = 8;
    private static final long SEED = Long.getLong("makegood.crash.seed", 3);
    private static final List<Moment.What> KILLS = List.of(Moment.What.GATEWAY, Moment.What.DATABASE);

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private static Summary year;

    private List<RealOrder> orders;

    @BeforeEach
    void write() throws Exception {
        SmallYear.write(folder);
        orders = new OrderFiles(RULES.currency(), RULES.zone()).read(folder).paid();
    }

    @ParameterizedTest
    @EnumSource
    void killsChangeNoFigure(ReportWay.Kind way) throws Exception {
        Summary undisturbed = undisturbedYear();
        assertEquals(SmallYear.ORDERS, undisturbed.orders());
        assertTrue(undisturbed.reconciled() && undisturbed.cases() > 10, undisturbed::toString);
        var moments = new ArrayList<Moment>();
        Summary killed = killed(way, moments);
        assertEquals(KILLS.size(), moments.size(), "the replay was over before the last kill");
        assertEquals(undisturbed, killed, () -> "seed " + SEED + ", killed " + moments);
    }

    /** Plays all orders over HTTP, once for all tests: whatever the way, the figures are those. */
    private Summary undisturbedYear() {
        if (year == null) {
            year = undisturbed(ReportWay.Kind.HTTP, RULES, orders);
        }
        return year;
    }

    @Test
    void packsEndInMemoryInTheFiguresOfThePlatform() {
        List<RealOrder> some = orders.subList(0, SOME);
        for (Rules rules : Rules.ofPlatforms(CurrencyUnit.of("CNY"))) {
            Summary played = undisturbed(ReportWay.Kind.HTTP, rules, some);
            assertTrue(played.reconciled() && played.cases() > 0, played::toString);
            var memory = new Replay(new MemoryMarketplace(), rules, some, silence()).run();
            assertEquals(played, Summary.of(rules, some, 0, memory));
        }
    }

    @Test
    void theQueueAndFilesEndInTheFiguresOfHttp() {
        List<RealOrder> some = orders.subList(0, SOME);
        Summary http = undisturbed(ReportWay.Kind.HTTP, RULES, some);
        assertTrue(http.reconciled() && http.cases() > 1, http::toString);
        assertEquals(http, undisturbed(ReportWay.Kind.QUEUE, RULES, some));
        assertEquals(http, undisturbed(ReportWay.Kind.CSV, RULES, some));
    }

    private static Summary undisturbed(ReportWay.Kind way, Rules rules, List<RealOrder> orders) {
        var options = LocalOptions.defaults()
                .ports(0)
                .concurrency(2)
                .frozenAt(orders.getFirst().paidAt())
                .companions(List.of(GatewayCompanion.factory()));
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            return play(platform, way, rules, orders);
        }
    }

    private static Summary play(Platform platform, ReportWay.Kind way, Rules rules, List<RealOrder> orders) {
        var marketplace = new RunningMarketplace(platform, way);
        return Summary.of(rules, orders, 0, new Replay(marketplace, rules, orders, silence()).run());
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    private Summary killed(ReportWay.Kind way, List<Moment> moments) throws Exception {
        try (var lives = new Lives(data)) {
            var platform = new RestartedPlatform(lives);
            platform.clock().freeze();
            platform.clock().set(orders.getFirst().paidAt());
            lives.start();
            var played =
                    CompletableFuture.supplyAsync(() -> play(platform, way, RULES, orders), Thread::startVirtualThread);
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
