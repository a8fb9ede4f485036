package dev.makegood.imports;

import dev.makegood.input.InvalidInput;
import dev.makegood.input.Sha256;
import dev.makegood.mapping.FileText;
import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.Records;
import dev.makegood.mapping.Report;
import dev.makegood.mapping.ReportMap;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Holds what a file has: first its broken lines, then its reports. The same file by the same map has the same items in
 * the same sequence, so the number of those that are done says where to go on.
 */
record FileItems(List<Records.Broken> broken, List<Report> reports) {
    /**
     * Reads a file.
     *
     * @throws InvalidInput if it can be none of this import, whatever its lines say
     */
    static FileItems read(FileImport of, byte[] bytes) {
        if (!HexFormat.of().formatHex(Sha256.of(bytes)).equals(of.upload().sha256())) {
            throw InvalidInput.field("sha256", "is not the digest of the uploaded file");
        }
        if (!of.upload().mapSha256().equals(Optional.of(of.mapSha256()))) {
            throw InvalidInput.field("map", "was changed after the file was registered; register the file again");
        }
        try {
            Mapping.Result found =
                    ReportMap.shipped(of.upload().map()).orElseThrow().reports(FileText.of(bytes));
            return new FileItems(found.broken(), found.reports());
        } catch (CharacterCodingException neither) {
            throw InvalidInput.field("", "is neither UTF-8 nor GBK");
        }
    }

    int size() {
        return broken.size() + reports.size();
    }

    /** Returns the reports among some items. */
    List<Report> reports(int from, int to) {
        return reports.subList(Math.max(0, from - broken.size()), Math.max(0, to - broken.size()));
    }

    /** Returns the broken lines among some items, as they are answered. */
    List<ReportTaker.Answer> broken(int from, int to) {
        return broken.subList(Math.min(from, broken.size()), Math.min(to, broken.size())).stream()
                .map(line -> new ReportTaker.Answer(ReportTaker.Kind.REFUSED, line.field(), line.reason()))
                .toList();
    }

    /**
     * Returns the errors among the answers to some items.
     *
     * @param from the first of them
     */
    List<ImportError> errors(FileImport of, int from, List<ReportTaker.Answer> answers) {
        return IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).kind() == ReportTaker.Kind.REFUSED)
                .mapToObj(i -> new ImportError(
                        of.errorsAt(),
                        from + i,
                        line(from + i, answers.get(i).field()),
                        answers.get(i).field(),
                        answers.get(i).reason(),
                        of.expiresAt()))
                .toList();
    }

    private int line(int item, String field) {
        return item < broken.size()
                ? broken.get(item).line()
                : reports.get(item - broken.size()).line(field);
    }
}
