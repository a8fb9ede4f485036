package dev.makegood.proof;

import dev.makegood.payment.ProviderRefunds;
import dev.makegood.storage.StorageBusy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Is the gateway's list as a process sees it. A fault cuts it: a part has been received, and the reader fails. */
record FaultyList(Process process, ProviderRefunds list) implements ProviderRefunds {
    @Override
    public String provider() {
        return list.provider();
    }

    @Override
    public Instant wholeUntil(Instant now) {
        return list.wholeUntil(now);
    }

    @Override
    public void each(Instant from, Instant to, Set<String> subMerchants, Consumer<Listed> refund) {
        var cut = new AtomicBoolean();
        List<Listed> read = process.remote(CallSite.GATEWAY_FIND, "list", () -> all(from, to, subMerchants), _ -> {
            cut.set(true);
            List<Listed> all = all(from, to, subMerchants);
            return all.subList(0, all.size() / 2);
        });
        read.forEach(refund);
        if (cut.get()) {
            throw new StorageBusy("the list ended early");
        }
    }

    private List<Listed> all(Instant from, Instant to, Set<String> subMerchants) {
        var all = new ArrayList<Listed>();
        list.each(from, to, subMerchants, all::add);
        return all;
    }
}
