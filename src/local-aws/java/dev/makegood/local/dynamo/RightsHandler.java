package dev.makegood.local.dynamo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.template.Rights;
import dev.makegood.local.template.Rights.Right;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses calls that a function may not make to the tables, as IAM does. A request belongs to a function if its access
 * key id is the function's logical id; others, such as the local platform's own, pass.
 */
final class RightsHandler extends Handler.Wrapper {
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;

    private final Map<String, Rights> rights;
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    RightsHandler(Handler database, Map<String, Rights> rights) {
        super(database);
        this.rights = Map.copyOf(rights);
    }

    /** Returns the calls refused so far, in IAM's words. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String caller = accessKey(request);
        if (!rights.containsKey(caller)) {
            return super.handle(request, response, callback);
        }
        byte[] body = Content.Source.asInputStream(request).readAllBytes();
        String target =
                Optional.ofNullable(request.getHeaders().get("X-Amz-Target")).orElse("");
        Optional<Right> missing = NeededRights.of(target.substring(target.indexOf('.') + 1), JSON.readTree(body))
                .filter(right -> !rights.get(caller).allow(right))
                .findFirst();
        if (missing.isEmpty()) {
            return super.handle(new ReadRequest(request, body), response, callback);
        }
        refuse(caller, missing.get(), response, callback);
        return true;
    }

    /** Returns the access key id that a request is signed with; empty without one. */
    static String accessKey(Request request) {
        String authorization =
                Optional.ofNullable(request.getHeaders().get("Authorization")).orElse("");
        Matcher credential = ACCESS_KEY.matcher(authorization);
        return credential.find() ? credential.group(1) : "";
    }

    private void refuse(String function, Right right, Response response, Callback callback) throws Exception {
        String message = "User: " + function + " is not authorized to perform: " + right.action() + " on resource: "
                + right.resource() + " because no identity-based policy allows the " + right.action() + " action";
        refusals.add(message);
        System.err.println(message);
        var answer = JSON.createObjectNode()
                .put("__type", "com.amazon.coral.service#AccessDeniedException")
                .put("message", message);
        response.setStatus(BAD_REQUEST);
        response.getHeaders().put("Content-Type", "application/x-amz-json-1.0");
        response.write(true, ByteBuffer.wrap(answer.toString().getBytes(StandardCharsets.UTF_8)), callback);
    }

    /** Is a request whose body was read, to be read again. */
    private static final class ReadRequest extends Request.Wrapper {
        private final Content.Source body;

        ReadRequest(Request request, byte[] body) {
            super(request);
            this.body = Content.Source.from(ByteBuffer.wrap(body));
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable moreIsThere) {
            body.demand(moreIsThere);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }
}
