package dev.makegood.functions.ingest;

import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.ListView;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.imports.FileImport;
import dev.makegood.imports.FileImports;
import dev.makegood.imports.RegisterImport;
import dev.makegood.imports.UploadStore;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.mapping.ReportMap;
import dev.makegood.storage.Database;
import dev.makegood.storage.Page;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Serves imports of files over HTTP: they are registered and followed here, and uploaded at the URL in the answer. */
@Singleton
public class ImportsApiFunction {
    /** A file is read whole: 216,000 lines of orders fit into a heap of 1,000 MB, not into 700, and take 13 s of a processor. */
    static final long LARGEST_FILE_BYTES = 20L * 1024 * 1024;

    private static final int LONGEST_NAME = 64;

    private final Api api;
    private final FileImports imports;
    private final RegisterImport registerImport;
    private final UploadStore store;
    private final Clock clock;

    public ImportsApiFunction(Database database, Pseudonyms pseudonyms, UploadStore store, Clock clock) {
        imports = new FileImports(database);
        registerImport = new RegisterImport(database);
        this.store = store;
        this.clock = clock;
        api = new Api(pseudonyms)
                .on("GET /maps", Set.of(PLATFORM, OPERATOR), this::maps)
                .on("POST /imports", Set.of(PLATFORM, OPERATOR), this::register)
                .on("GET /imports", Set.of(PLATFORM, OPERATOR), this::list)
                .on("GET /imports/{importId}", Set.of(PLATFORM, OPERATOR), this::see)
                .on("GET /imports/{importId}/errors", Set.of(PLATFORM, OPERATOR), this::errors);
    }

    @Funq("imports-api")
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return api.handle(event);
    }

    private Reply maps(Request request) {
        return Reply.ok(ListView.of(new Page<>(ReportMap.OF_THE_API, Optional.empty()), MapView::of));
    }

    private Reply register(Request request) {
        var now = clock.instant();
        FileImport.Upload upload = request.body(ImportsApiFunction::upload);
        return Reply.of(
                registerImport.register(upload, request.caller().name(), now),
                one -> one.state() == FileImport.State.AWAITING_UPLOAD
                        ? ImportView.toUpload(one, store.put(one, now))
                        : ImportView.of(one));
    }

    private static FileImport.Upload upload(Input in) {
        String sha256 = in.text("sha256", LONGEST_NAME);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw InvalidInput.field("sha256", "must be 64 hexadecimal digits in lower case");
        }
        return new FileImport.Upload(
                in.text("map", LONGEST_NAME),
                sha256,
                in.whole("bytes", 1, LARGEST_FILE_BYTES),
                in.has("dryRun") && in.flag("dryRun"));
    }

    private Reply list(Request request) {
        return Reply.ok(ListView.of(imports.all(request.limit(), request.cursor()), ImportView::of));
    }

    private Reply see(Request request) {
        return imports.find(request.id("importId"))
                .map(found -> Reply.ok(ImportView.of(found.value())))
                .orElseGet(Reply::notFound);
    }

    private Reply errors(Request request) {
        return imports.find(request.id("importId"))
                .map(found -> imports.errors(found.value(), request.limit(), request.cursor()))
                .map(page -> Reply.ok(ListView.of(page, ImportView::error)))
                .orElseGet(Reply::notFound);
    }
}
