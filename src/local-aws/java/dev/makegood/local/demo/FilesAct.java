package dev.makegood.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.Upload;
import java.util.List;
import java.util.Map;

/** Shows a claim with a really uploaded file that has the registered digest. */
final class FilesAct implements Act {
    private static final Upload CHAT =
            new Upload("chat", "Merchant: sold out, we will not ship.".getBytes(UTF_8), "text/plain");

    @Override
    public String title() {
        return "Evidence files: a claim needs an uploaded file";
    }

    @Override
    public void play(Stage stage) {
        stage.order("FILE-1", "file-buyer", "file-merchant", "lamp", 1, 4_900);
        String digest = CHAT.sha256();
        String file = "/orders/FILE-1/lines/1/files/" + digest;
        JsonNode announced = stage.put("buyer", "file-buyer", file, CHAT.announcement());
        String claim = "/orders/FILE-1/lines/1/claims/c-1";
        var plea = Map.of(
                "kind",
                "toldOutOfStock",
                "text",
                "They say that they will not ship",
                "evidence",
                List.of(Map.of("text", "our chat", "file", CHAT.reference())));
        int early = stage.api().put("buyer", "file-buyer", claim, plea).status();
        stage.check("a claim is refused until its file is uploaded", early == 409);
        byte[] other = CHAT.bytes().clone();
        other[0]++;
        stage.check("other bytes are refused", Upload.send(announced, other) == 400);
        stage.check("the announced bytes are taken", CHAT.send(announced) == 200);
        stage.put("buyer", "file-buyer", claim, plea);
        stage.say("The buyer sent the chat, %s..., and claims.", digest.substring(0, 8));
        JsonNode seen = stage.get("operator", "anna", file);
        stage.check(
                "the operator fetches the same bytes",
                Upload.sha256(Upload.fetch(seen)).equals(digest));
        stage.put("operator", "anna", claim + "/decision", Map.of("upheld", true, "reason", "The chat says so."));
        String evidence = stage.get("operator", "anna", "/cases/FILE-1~1~stockout/evidence")
                .toString();
        stage.check("the exported evidence lists the file by its digest", evidence.contains(digest));
        stage.say("The operator read it and upheld the claim; the evidence of the case lists its digest.");
    }
}
