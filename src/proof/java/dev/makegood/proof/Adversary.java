package dev.makegood.proof;

import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.order.LineRef;
import dev.makegood.order.Shipment;
import dev.makegood.refund.Refund;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;

/**
 * Tries each call that it may make on a copy of all rows, and makes the most profitable one by its own books. Its gains
 * are checked against the oracle like everybody else's.
 */
final class Adversary {
    /** Says who gains. */
    enum Whose {
        /** Has every buyer's account. */
        BUYER,
        MERCHANT,
        /**
         * Buyers and merchants together. Merchants without money have nothing to lose, since the platform pays the
         * buyers.
         */
        BOTH
    }

    private static final int ROUNDS = 5;
    private static final int ALL_ROWS = 10_000;

    /** An amount in minor units that exceeds all prices. */
    private static final long MUCH = 90_000;

    /** How far it foresees what silence does. */
    private static final int MOST_DAYS = 12;

    private final HistoryState history;
    private final Random random;
    private final Whose whose;
    private final LineRef line;
    private final Duration foresight;

    private record Call(String what, Optional<Act> act, Function<UseCases, ?> request) {}

    Adversary(HistoryState history, Random random, LineRef line) {
        this.history = history;
        this.random = random;
        this.line = line;
        whose = Whose.values()[random.nextInt(Whose.values().length)];
        foresight = random.nextBoolean() ? Duration.ZERO : Duration.ofDays(1 + random.nextInt(MOST_DAYS));
    }

    void play() {
        for (int round = 0; round < ROUNDS; round++) {
            Call best = best();
            history.tell(whose + " adversary: " + best.what(), best.act(), best.request());
        }
    }

    /** Returns any of the calls that gain most. */
    private Call best() {
        var best = new ArrayList<Call>();
        long most = Long.MIN_VALUE;
        for (Call call : calls()) {
            long gain = foreseen(call);
            if (gain > most) {
                best.clear();
                most = gain;
            }
            if (gain == most) {
                best.add(call);
            }
        }
        return best.get(random.nextInt(best.size()));
    }

    private List<Call> calls() {
        var id = new CaseId(line.orderId(), line.lineId(), Shop.caseId("O", "1").violation());
        var calls = new ArrayList<Call>();
        if (whose != Whose.BUYER) {
            calls.add(new Call(
                    "admit",
                    Optional.of(new Act.Admission(line)),
                    useCases -> useCases.admit(line, OptionalInt.empty())));
            calls.add(new Call(
                    "admit 1",
                    Optional.of(new Act.Admission(line)),
                    useCases -> useCases.admit(line, OptionalInt.of(1))));
            calls.add(new Call("ship", Optional.empty(), useCases -> useCases.ship(shipment())));
            calls.add(new Call("appeal", Optional.of(new Act.Appeal(line)), useCases -> useCases.appeal(id)));
            calls.add(answer(Side.MERCHANT));
            calls.add(propose(Side.MERCHANT, whose == Whose.BOTH ? MUCH : 0));
            calls.add(delay("d-short", Optional.of(Duration.ofHours(30))));
            calls.add(delay("d-long", Optional.of(Duration.ofDays(200))));
            calls.add(delay("d-open", Optional.empty()));
            calls.add(new Call(
                    "answer the urge",
                    Optional.empty(),
                    useCases -> useCases.answerUrge(line, promised().plus(Duration.ofDays(9)))));
        }
        if (whose != Whose.MERCHANT) {
            calls.add(propose(Side.BUYER, MUCH));
            calls.add(answer(Side.BUYER));
            calls.add(new Call("urge", Optional.empty(), useCases -> useCases.urge(line)));
            for (String delay : List.of("d-short", "d-long", "d-open")) {
                calls.add(answer(delay, true));
                calls.add(answer(delay, false));
            }
            calls.add(new Call(
                    "claim",
                    Optional.empty(),
                    useCases -> useCases.claim(line, Shop.BUYER, ClaimKind.TOLD_OUT_OF_STOCK)));
        }
        return calls;
    }

    private Shipment shipment() {
        return new Shipment(line.orderId(), "s-adv", Shop.START, List.of(new Shipment.ShippedUnits(line.lineId(), 1)));
    }

    private Call propose(Side by, long minor) {
        return new Call(
                "propose " + by + " " + minor,
                Optional.of(new Act.Proposal(line, by, minor)),
                useCases -> useCases.propose(line, by, minor));
    }

    private Call answer(Side by) {
        return new Call(
                "answer " + by, Optional.of(new Act.Answer(line, true)), useCases -> useCases.answer(line, by, true));
    }

    private Call delay(String delayId, Optional<Duration> after) {
        return new Call(
                "delay " + delayId,
                Optional.empty(),
                useCases -> useCases.tellDelay(line, delayId, after.map(promised()::plus)));
    }

    private Call answer(String delayId, boolean accepted) {
        return new Call(
                "answer to " + delayId + " " + accepted,
                Optional.empty(),
                useCases -> useCases.answerDelay(line, delayId, accepted));
    }

    private Instant promised() {
        return history.journal
                .orders
                .get(line.orderId())
                .line(line.lineId())
                .orElseThrow()
                .promisedShipAt();
    }

    /**
     * Returns what it gains by a call and, if it looks ahead, by the silence of everybody afterwards. Others go on meanwhile, since a pass reads
     * with threads of its own, which take turns.
     */
    private long foreseen(Call call) {
        var copy = history.turns.call(this::copy);
        var tables = new HistoryState.Tables(copy, new MemoryScanner(copy, ALL_ROWS));
        call.request().apply(useCases(tables, Duration.ZERO));
        if (foresight.isPositive()) {
            useCases(tables, foresight).detect();
        }
        long buyers = ofBuyers(new Rows.Typed(Rows.all(tables.scanner())));
        return whose == Whose.MERCHANT ? -buyers : buyers;
    }

    private MemoryDatabase copy() {
        var copy = new MemoryDatabase();
        for (Row row : Rows.all(history.scanner)) {
            copy.commit(List.of(new Write.Create(row.key(), row.attributes())));
        }
        return copy;
    }

    private UseCases useCases(HistoryState.Tables tables, Duration later) {
        Plan nothingFails = Plan.clean();
        nothingFails.end();
        Clock clock = Clock.offset(history.turns.clock, later);
        var process = new Process(
                history.turns,
                clock,
                nothingFails,
                tables,
                Optional.empty(),
                Optional.empty(),
                history.gateway,
                _ -> {});
        return new UseCases(process, history.setting, new Journal.Asked(), (_, _) -> {});
    }

    private static long ofBuyers(Rows.Typed rows) {
        long refunds = rows.of(Refund.class, Table.CASES, "REFUND~").stream()
                .mapToLong(refund -> refund.total().getAmountMinorLong())
                .sum();
        return refunds
                + rows.of(Case.class, Table.CASES, "CASE").stream()
                        .mapToLong(c -> c.money().toBuyer().getAmountMinorLong())
                        .sum();
    }
}
