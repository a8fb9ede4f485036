package dev.makegood.functions;

import dev.makegood.functions.http.Call;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Set;
import java.util.function.IntConsumer;

/** Makes calls that must change nothing. */
final class Rejected {
    private Rejected() {}

    /**
     * Calls a market of its own.
     *
     * @param hole receives the status if it is not the expected one, or if something was changed
     */
    static void call(Call call, int expected, IntConsumer hole) {
        var database = new MemoryDatabase();
        var apis = new SampleMarket(database).apis;
        var before = Set.copyOf(database.all());
        int status = apis.status(call);
        if (status != expected || !before.equals(Set.copyOf(database.all()))) {
            hole.accept(status);
        }
    }
}
