package dev.makegood.functions.ingest;

import dev.makegood.functions.http.FieldError;
import dev.makegood.functions.http.ProblemKind;
import dev.makegood.functions.http.Reply;
import dev.makegood.imports.FileImport;
import dev.makegood.imports.ReportTaker;
import dev.makegood.mapping.Report;
import dev.makegood.payment.Providers;
import dev.makegood.storage.Concurrently;
import java.time.Clock;
import java.util.List;

/** Has the handlers of the HTTP API answer the reports of a file, as they answer those of the queue. */
final class FileReports implements ReportTaker {
    private static final int FIRST_FAULT = 500;

    /** Mean that a report is new: it was recorded, or kept until its order comes. */
    private static final List<Integer> NEW = List.of(201, 202);

    private final Reports reports;
    private final Providers providers;
    private final Clock clock;

    FileReports(Reports reports, Providers providers, Clock clock) {
        this.reports = reports;
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public List<Answer> take(FileImport of, List<Report> piece) {
        boolean dry = of.upload().dryRun();
        Reports takers = dry ? Reports.dry(providers, clock) : reports;
        return Concurrently.map(piece, report -> answer(takers.take(of.id(), report.message()), dry));
    }

    private static Answer answer(Reply reply, boolean dry) {
        if (reply.problem().isEmpty()) {
            return Answer.of(NEW.contains(reply.status()) ? Kind.NEW : Kind.KNOWN);
        }
        Reply.Problem problem = reply.problem().get();
        if (problem.status() >= FIRST_FAULT) {
            return Answer.of(Kind.FAILED);
        }
        if (dry && problem.code() == ProblemKind.STATE) {
            // What the state does not allow is not known from empty tables.
            return Answer.of(Kind.NEW);
        }
        FieldError error = problem.errors().isEmpty()
                ? new FieldError("", problem.detail())
                : problem.errors().getFirst();
        return new Answer(Kind.REFUSED, error.field(), error.message());
    }
}
