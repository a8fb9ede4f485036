package dev.makegood.proof;

import dev.makegood.notice.NoticePort;
import dev.makegood.order.MemoryArchive;
import dev.makegood.order.archive.ArchiveStore;
import dev.makegood.payment.AdvanceProvider;
import dev.makegood.payment.PaymentGateway;
import dev.makegood.payment.ProviderRefunds;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Is one running environment, through which all of its remote calls go. Once killed, none of its threads makes another
 * call.
 */
final class Process {
    /** The time-out: longer than any call waits before it gives up. */
    private static final Duration TIME_OUT = Duration.ofSeconds(10);

    /** The longest life of a function. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final Turns turns;
    private final Plan plan;
    private final Clock clock;
    private boolean dead;
    private boolean outOfTime;
    private int hanging;
    final Database database;
    final PaymentGateway gateway;
    final NoticePort port;
    final Scanner scanner;
    final Optional<ArchiveStore> archive;
    final Optional<AdvanceProvider> advances;
    final ProviderRefunds list;

    Process(
            Turns turns,
            Clock clock,
            Plan plan,
            HistoryState.Tables tables,
            Optional<MemoryArchive> archive,
            Optional<WitnessAdvances> advances,
            WitnessGateway gateway,
            NoticePort port) {
        this.clock = clock;
        this.turns = turns;
        this.plan = plan;
        this.database = new FaultyDatabase(this, tables.database());
        scanner = new FaultyScanner(this, tables.scanner());
        this.archive = archive.map(store -> new FaultyArchive(this, store));
        this.gateway = new FaultyGateway(this, gateway);
        this.advances = advances.map(provider -> new FaultyAdvances(this, provider));
        list = new FaultyList(this, gateway);
        this.port = message -> remote(
                CallSite.DELIVERY,
                message.notice().id(),
                () -> {
                    port.send(message);
                    return true;
                },
                _ -> {
                    throw new IllegalStateException("the bus did not answer");
                });
    }

    /** Returns the clock of its machine. */
    Clock clock() {
        return clock;
    }

    boolean isDead() {
        return dead;
    }

    /**
     * Makes a remote call.
     *
     * @param failure the caller's view of a fault that it survives
     */
    <T> T remote(CallSite place, String what, Supplier<T> effect, Function<Fault, T> failure) {
        requireLife();
        Optional<T> answer = turns.call(() -> {
            requireLife();
            Optional<Fault> fault = plan.next(place, what);
            outOfTime |= fault.filter(one -> one == Fault.TIMED_OUT).isPresent();
            if (outOfTime && place.isGateway()) {
                hang(effect);
                return Optional.empty();
            }
            return Optional.of(fault.isPresent() ? fail(fault.get(), effect, failure) : effect.get());
        });
        if (answer.isEmpty()) {
            turns.sleep(LIFE);
            die();
        }
        requireLife();
        return answer.orElseThrow();
    }

    private void hang(Supplier<?> effect) {
        if (hanging++ % 2 == 0) {
            turns.execute(effect::get);
        }
    }

    private <T> T fail(Fault fault, Supplier<T> effect, Function<Fault, T> failure) {
        switch (fault) {
            case FAILS_BEFORE, THROTTLED, CONFLICT, REJECTED, TIMED_OUT, CUT, TORN -> {}
            case ANSWER_LOST -> effect.get();
            case HANGS -> {
                turns.execute(effect::get);
                turns.clock.advance(TIME_OUT);
            }
            case KILLED_BEFORE -> die();
            case KILLED_AFTER -> {
                effect.get();
                die();
            }
        }
        return failure.apply(fault);
    }

    private void die() {
        dead = true;
        throw new Killed();
    }

    private void requireLife() {
        if (dead) {
            throw new Killed();
        }
    }
}
