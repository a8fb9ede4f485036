package dev.makegood.local.crash;

import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.process.RestartedPlatform;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Disturbs the callers: time runs fast, the gateway misbehaves at random, and an operator acts. */
final class CallerWeather implements AutoCloseable {
    /** The keys of refunds whose fate leaves room for disturbances. */
    private static final List<String> DISTURBED = List.of("o-*", "mass-*", "back-*");

    private final RestartedPlatform platform;
    private final Provider provider;
    private final Operator operator;
    private final Random random;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private int asked;

    CallerWeather(RestartedPlatform platform, Provider provider, Operator operator, long seed) {
        this.platform = platform;
        this.provider = provider;
        this.operator = operator;
        this.random = new Random(seed);
        threads.scheduleAtFixedRate(
                () -> platform.clock().advance(provider.quarter()), 250, 250, TimeUnit.MILLISECONDS);
        if (provider.playsFates()) {
            threads.scheduleWithFixedDelay(this::change, 500, 500, TimeUnit.MILLISECONDS);
        }
    }

    /** Makes the gateway pay one pending refund and, if its last disturbance is used up, begin another one. */
    private void change() {
        List<Movement> movements = provider.movements();
        movements.stream()
                .filter(movement -> pending(movement) && !Fate.PENDS_FOR_DAYS.isOf(movement))
                .findAny()
                .ifPresent(waiting -> platform.settle(waiting.key()));
        notBackYet(movements).findAny().ifPresent(platform::comeBack);
        operator.payByHand(movements);
        int present = movements.stream().mapToInt(Movement::timesAsked).sum();
        if (present > asked) {
            asked = present;
            // The newest rule decides, and a disturbance of all keys may pay a refund with another fate.
            platform.behave(whim().forKeys(DISTURBED.get(random.nextInt(DISTURBED.size()))));
        }
    }

    private Behaviour whim() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Behaviour whim = Behaviour.of(kind).forNext(1 + random.nextInt(2));
        if (kind != Kind.PENDING) {
            return whim;
        }
        whim = whim.callingBack(random.nextInt(3));
        return random.nextBoolean() ? whim.settlingAfterFinds(1 + random.nextInt(2)) : whim;
    }

    private static boolean pending(Movement movement) {
        return movement.status() == Movement.Status.PENDING;
    }

    /** Returns payments that must come back, or whose return was not heard yet: the gateway repeats it until it is. */
    private static Stream<String> notBackYet(List<Movement> movements) {
        Set<String> keys = movements.stream().map(Movement::key).collect(Collectors.toSet());
        return movements.stream()
                .filter(movement -> Fate.COMES_BACK.isOf(movement) && Fate.isFirst(movement))
                .filter(movement ->
                        movement.status() == Movement.Status.DONE || movement.status() == Movement.Status.RETURNED)
                .map(Movement::key)
                .filter(key -> !keys.contains(Fate.second(key)));
    }

    /**
     * Makes the gateway pay pending refunds and return payments that must come back, and the operator handle parked
     * ones.
     */
    static void clear(RestartedPlatform platform, Provider provider, Operator operator) {
        List<Movement> movements = provider.movements();
        movements.stream().filter(CallerWeather::pending).forEach(waiting -> platform.settle(waiting.key()));
        notBackYet(movements).forEach(platform::comeBack);
        operator.payByHand(movements);
        operator.resume();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
