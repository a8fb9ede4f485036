package dev.makegood.imports;

import java.util.List;
import java.util.Optional;

/**
 * Counts the reports of the file, and its broken lines of which there is no report.
 *
 * @param all absent until the file has been read
 * @param done those that were dealt with
 * @param taken reports that were new
 * @param unchanged reports that were known already
 * @param refused reports and lines with an error
 */
public record ImportProgress(Optional<Integer> all, int done, int taken, int unchanged, int refused) {
    static final ImportProgress NONE = new ImportProgress(Optional.empty(), 0, 0, 0, 0);

    ImportProgress plus(int total, List<ReportTaker.Answer> answers) {
        return new ImportProgress(
                Optional.of(total),
                done + answers.size(),
                taken + count(answers, ReportTaker.Kind.NEW),
                unchanged + count(answers, ReportTaker.Kind.KNOWN),
                refused + count(answers, ReportTaker.Kind.REFUSED));
    }

    private static int count(List<ReportTaker.Answer> answers, ReportTaker.Kind kind) {
        return (int) answers.stream().filter(answer -> answer.kind() == kind).count();
    }
}
