package dev.makegood.brake;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.stranding.Brake;
import dev.makegood.stockout.stranding.Stranding;
import dev.makegood.stockout.stranding.Strandings;
import dev.makegood.storage.Database;
import java.util.Optional;

/** Watches and decides brakes, at the time of the shop's clock. */
record Brakes(Shop shop, Database database) {
    /** Returns the id of the first act whose brake is on. */
    String on() {
        return new Strandings(database)
                .on(1, Optional.empty())
                .items()
                .getFirst()
                .strandingId();
    }

    Stranding find(String id) {
        return new Strandings(database).find(id).orElseThrow().value();
    }

    int watch() {
        return new WatchBrakes(database, this::failed).runOnce(shop.clock.instant());
    }

    Outcome<Stranding> confirm(String id) {
        return new DecideBrake(database).confirm(id, "It is right.", Actor.merchant("M1"), shop.clock.instant());
    }

    Outcome<Stranding> withdraw(String id) {
        return new DecideBrake(database).withdraw(id, "A typing error.", Actor.merchant("M1"), shop.clock.instant());
    }

    CarryOutWithdrawal.WithdrawalResult carryOut() {
        return new CarryOutWithdrawal(database, this::failed).runOnce(shop.clock.instant(), 100);
    }

    private void failed(Object id, RuntimeException fault) {
        shop.failures.add(id + ": " + fault);
    }

    /** Counts too few of the SKU S1 of merchant M1, and returns the act whose brake that engages. */
    String miscount(long onHand) {
        shop.count("M1", "S1", "wrong", onHand);
        shop.strand(100);
        return on();
    }

    /** Withdraws a miscount, after the right count. */
    void withdrawMiscount(String id) {
        shop.count("M1", "S1", "right", 100);
        assertInstanceOf(Outcome.Created.class, withdraw(id));
    }

    /** Withdraws a miscount and carries that out. */
    Brake.Withdrawn takeBack(String id) {
        withdrawMiscount(id);
        carryOut();
        return withdrawn(id);
    }

    Brake.Withdrawn withdrawn(String id) {
        return assertInstanceOf(Brake.Withdrawn.class, find(id).brake());
    }
}
