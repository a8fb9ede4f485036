package dev.makegood.local.imports;

import dev.makegood.functions.http.Reply;
import dev.makegood.functions.ingest.Reports;
import dev.makegood.mapping.Report;
import dev.makegood.payment.Providers;
import java.time.Clock;
import java.util.List;

/**
 * Has reports answered by the handlers of the API, over tables in memory that are thrown away. What depends on facts
 * that are only in the real tables is not checked.
 */
final class DryRun implements Target {
    private static final int STATE = 409;
    private static final int TAKEN = 200;

    private final Reports reports;

    DryRun(Clock clock) {
        reports = Reports.dry(Providers.of("http,stripe,wechatpay,alipay"), clock);
    }

    @Override
    public Answer take(Report report) {
        Answer answer = answer(reports.take("import", report.message()));
        return answer.status() == STATE ? new Answer(TAKEN, List.of()) : answer;
    }

    /** Returns an answer of the handlers as one over HTTP. */
    static Answer answer(Reply reply) {
        return new Answer(
                reply.status(),
                reply.problem().stream()
                        .flatMap(problem -> problem.errors().stream())
                        .map(error -> new Fault(error.field(), error.message()))
                        .toList());
    }
}
