package dev.makegood.functions.servicedesk;

import static dev.makegood.functions.http.Role.BUYER;
import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.OPERATOR;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.file.FileStore;
import dev.makegood.file.RegisterFile;
import dev.makegood.file.UploadedFile;
import dev.makegood.file.UploadedFiles;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serves files over HTTP: they are registered and found here, and uploaded and downloaded at the URL in the answer. */
public final class FileRoutes {
    private static final List<String> OWNERS = List.of("buyer", "merchant", "platform");

    private final Orders orders;
    private final UploadedFiles files;
    private final RegisterFile registerFile;
    private final FileStore store;
    private final Clock clock;

    public FileRoutes(Database database, FileStore store, Clock clock) {
        orders = new Orders(database);
        files = new UploadedFiles(database, store);
        registerFile = new RegisterFile(database, store);
        this.store = store;
        this.clock = clock;
    }

    public void addTo(Api api) {
        String file = "/orders/{orderId}/lines/{lineId}/files/{sha256}";
        api.on("PUT " + file, Set.of(PLATFORM, MERCHANT, BUYER), this::register);
        api.on("GET " + file, Set.of(PLATFORM, OPERATOR, MERCHANT, BUYER), this::see);
    }

    private Reply register(Request request) {
        String sha256 = sha256(request);
        Caller caller = request.caller();
        var now = clock.instant();
        UploadCommand told =
                request.body(in -> new UploadCommand(AttachmentInput.bytes(in), AttachmentInput.mediaType(in)));
        return lineOf(request)
                .map(line -> file(told, line, caller, sha256))
                .map(file ->
                        Reply.of(registerFile.register(file), kept -> FileView.toUpload(kept, store.put(kept, now))))
                .orElseGet(Reply::notFound);
    }

    /** Holds the data of a file other than its digest. */
    private record UploadCommand(long bytes, String mediaType) {}

    private UploadedFile file(UploadCommand told, OrderLine line, Caller caller, String sha256) {
        String owner = caller.name().role();
        return new UploadedFile(
                line.ref(),
                owner,
                sha256,
                told.bytes(),
                told.mediaType(),
                clock.instant(),
                owner.equals(BUYER.id()) ? Optional.of(line.buyer()) : Optional.empty());
    }

    /** Operators may download everybody's files, others only their own. */
    private Reply see(Request request) {
        String sha256 = sha256(request);
        boolean operator = request.caller().name().role().equals(OPERATOR.id());
        var owners = operator ? OWNERS : List.of(request.caller().name().role());
        var now = clock.instant();
        return lineOf(request)
                .flatMap(line -> owners.stream()
                        .flatMap(owner -> files.find(line.ref(), owner, sha256).stream())
                        .map(Stored::value)
                        .filter(file -> store.has(file, now))
                        .findFirst())
                .map(file -> Reply.ok(FileView.toDownload(file, store.get(file, now))))
                .orElseGet(Reply::notFound);
    }

    private Optional<OrderLine> lineOf(Request request) {
        Caller caller = request.caller();
        return orders.findLine(new LineRef(request.id("orderId"), request.id("lineId")))
                .map(Stored::value)
                .filter(line -> caller.seesMerchant(line.line().merchantId()) || caller.isBuyer(line.buyer()));
    }

    private static String sha256(Request request) {
        String text = request.path("sha256");
        if (!text.matches("[0-9a-f]{64}")) {
            throw InvalidInput.field("sha256", "must be 64 hexadecimal digits in lower case");
        }
        return text;
    }
}
