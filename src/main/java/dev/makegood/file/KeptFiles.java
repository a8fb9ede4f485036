package dev.makegood.file;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks whether the files that evidence refers to have been uploaded. */
@FunctionalInterface
public interface KeptFiles {
    /**
     * Returns true if the file has been uploaded.
     *
     * @param by the party that refers to it, which must also have uploaded it for this line
     */
    boolean have(LineRef line, Actor by, Attachment.File file, Instant now);

    /** Refuses the first item of evidence whose file was not uploaded; empty if all files were. */
    default <T> Optional<Outcome<T>> refusal(LineRef line, Actor by, List<Attachment> evidence, Instant now) {
        for (int i = 0; i < evidence.size(); i++) {
            var file = evidence.get(i).file();
            if (file.isPresent() && !have(line, by, file.get(), now)) {
                return Optional.of(new Outcome.Refused<>(
                        "evidence/" + i + "/file", "must be a file that you uploaded for this order line"));
            }
        }
        return Optional.empty();
    }
}
