package dev.makegood.functions.servicedesk;

import dev.makegood.file.Attachment;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.util.List;
import java.util.regex.Pattern;

/** Reads evidence from requests. It refers to files by digest; their bytes are uploaded separately. */
final class AttachmentInput {
    private static final int MOST_ITEMS = 20;
    private static final int LONGEST_TEXT = 2_000;
    private static final long LARGEST_FILE_BYTES = 20L * 1024 * 1024;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("(image/(jpeg|png|webp)|application/pdf|text/plain)");

    private AttachmentInput() {}

    /** Reads 1 to 20 items. A file has at most 20 MB and is a picture, a PDF or plain text. */
    static List<Attachment> read(Input in) {
        return in.list("evidence", MOST_ITEMS, AttachmentInput::item);
    }

    private static Attachment item(Input in) {
        return new Attachment(
                in.text("text", LONGEST_TEXT), in.optional("file", name -> in.object(name, AttachmentInput::file)));
    }

    private static Attachment.File file(Input in) {
        return new Attachment.File(
                in.text("name", 200),
                matching(in, "sha256", SHA_256, "must be 64 hexadecimal digits in lower case"),
                bytes(in),
                mediaType(in));
    }

    static long bytes(Input in) {
        return in.whole("bytes", 1, LARGEST_FILE_BYTES);
    }

    static String mediaType(Input in) {
        return matching(in, "mediaType", MEDIA_TYPE, "must be JPEG, PNG, WebP, PDF or plain text");
    }

    private static String matching(Input in, String name, Pattern pattern, String reason) {
        String text = in.text(name, 100);
        if (!pattern.matcher(text).matches()) {
            throw InvalidInput.field(in.at(name), reason);
        }
        return text;
    }
}
