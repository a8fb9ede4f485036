package dev.makegood.functions.http;

import dev.makegood.input.InvalidInput;
import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.Records;
import dev.makegood.mapping.Report;
import dev.makegood.mapping.ReportMap;

/** Has the handlers of the HTTP API answer what a map makes of another system's JSON. */
public final class MappedReports {
    private MappedReports() {}

    /**
     * Takes the reports of one JSON object; the same one again changes nothing.
     *
     * @param id which the lines of the log have
     * @param sender how records name who reported
     * @return the first refusal; 204 if there is none. If a record cannot be mapped, nothing is taken.
     */
    public static Reply take(Api api, String id, String sender, ReportMap map, String json) {
        Mapping.Result result = map.reportsOfObject(json);
        if (!result.broken().isEmpty()) {
            return refused(map, result.broken().getFirst());
        }
        for (Report report : result.reports()) {
            Reply reply = api.put(id, sender, report.path(), report.body().toString());
            if (reply.problem().isPresent()) {
                return reply;
            }
        }
        return Reply.noContent();
    }

    /** A name that is not in the map may name a person; the log has only the fields of a refused value. */
    private static Reply refused(ReportMap map, Records.Broken broken) {
        return Api.invalid(
                map.names(broken.field())
                        ? InvalidInput.field(broken.field(), broken.reason())
                        : InvalidInput.malformed(broken.field(), broken.reason()));
    }
}
