package dev.makegood.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Decodes the text of a file. */
public final class FileText {
    /** Chinese exports that are not UTF-8 are GBK, of which this is the superset. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    private FileText() {}

    /**
     * Decodes a text that is UTF-8 or GBK.
     *
     * @throws CharacterCodingException if it is neither
     */
    public static String of(byte[] bytes) throws CharacterCodingException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            return CHINESE.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }
}
