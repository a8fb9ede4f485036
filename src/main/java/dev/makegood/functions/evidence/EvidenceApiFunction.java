package dev.makegood.functions.evidence;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.evidence.AddNote;
import dev.makegood.evidence.EvidencePage;
import dev.makegood.evidence.ExportEvidence;
import dev.makegood.evidence.IssueBadge;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.Stored;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serves the records of cases and badges over HTTP: takes notes and returns evidence. Only this function can sign. */
@Singleton
public class EvidenceApiFunction {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final int LONGEST_NOTE = 2_000;

    private final Api api;
    private final Cases cases;
    private final AddNote addNote;
    private final ExportEvidence exportEvidence;
    private final IssueBadge issueBadge;
    private final Clock clock;

    public EvidenceApiFunction(
            Database database,
            Pseudonyms pseudonyms,
            ExportEvidence exportEvidence,
            IssueBadge issueBadge,
            Clock clock) {
        cases = new Cases(database);
        addNote = new AddNote(database);
        this.exportEvidence = exportEvidence;
        this.issueBadge = issueBadge;
        this.clock = clock;
        api = new Api(pseudonyms)
                .on("PUT /cases/{caseId}/notes/{noteId}", Set.of(PLATFORM, OPERATOR), this::addNote)
                .on("GET /cases/{caseId}/evidence", Set.of(OPERATOR, MERCHANT), this::evidence)
                .open("GET /merchants/{merchantId}/badge", this::badge)
                .open("GET /badge-keys", this::badgeKeys);
    }

    @Funq("evidence-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply addNote(Request request) {
        String noteId = request.id("noteId");
        String text = request.body(in -> in.text("text", LONGEST_NOTE));
        return caseOf(request)
                .map(c -> Reply.of(
                        addNote.add(c.id(), noteId, text, request.caller().name(), clock.instant()), NoteView::of))
                .orElseGet(Reply::notFound);
    }

    /** Returns the evidence file or, on request, a readable page. */
    private Reply evidence(Request request) {
        Optional<String> type = request.accepted(JSON, HTML);
        if (type.isEmpty()) {
            return Reply.notAcceptable(JSON, HTML);
        }
        return caseOf(request)
                .filter(c -> request.caller().seesMerchant(c.merchantId()))
                .map(c -> exportEvidence.export(c, request.caller().name(), clock.instant()))
                .map(file -> type.get().equals(HTML)
                        ? Reply.text(HTML + "; charset=utf-8", EvidencePage.of(file))
                        : Reply.text(JSON, StorageJson.canonical(file)))
                .orElseGet(Reply::notFound);
    }

    private Reply badge(Request request) {
        return Reply.ok(issueBadge.of(request.id("merchantId"), clock.instant()))
                .unlessKnown(request.header("if-none-match"));
    }

    private Reply badgeKeys(Request request) {
        return Reply.ok(Map.of("keys", issueBadge.keys())).unlessKnown(request.header("if-none-match"));
    }

    private Optional<Case> caseOf(Request request) {
        return CaseId.parse(request.path("caseId")).flatMap(cases::find).map(Stored::value);
    }
}
