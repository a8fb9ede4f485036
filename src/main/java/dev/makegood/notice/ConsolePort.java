package dev.makegood.notice;

import dev.makegood.market.Market;
import java.io.PrintStream;

/** Prints one line per notice, for local runs. Prints no recipient. */
public final class ConsolePort implements NoticePort {
    private final PrintStream out;

    public ConsolePort(PrintStream out) {
        this.out = out;
    }

    @Override
    public void send(Message message) {
        Notice notice = message.notice();
        String line = "notice " + notice.id() + " [" + notice.kind() + "] "
                + message.text().in(Market.current().firstLanguage());
        out.println(line.replaceAll("\\p{Cntrl}+", " "));
    }
}
