package dev.makegood.advice.fines;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.Records;
import dev.makegood.mapping.Report;
import dev.makegood.mapping.ReportMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a merchant's bill.
 *
 * @param fines its deductions
 * @param unreadable the records that are none
 */
public record Bill(List<Fine> fines, List<Records.Broken> unreadable) {
    /**
     * Reads a bill.
     *
     * @throws InvalidInput if the map is not one of deductions, or its columns are not those of the bill
     */
    public static Bill read(ReportMap map, String text) {
        if (!map.isOfFines()) {
            throw InvalidInput.field("map", "must be one of deductions, such as fines or tmall-fines");
        }
        Mapping.Result read = map.reports(text);
        var unreadable = new ArrayList<>(read.broken());
        var fines = new ArrayList<Fine>();
        for (Report report : read.reports()) {
            int line = report.lines().getFirst();
            String fineId = report.lastId();
            try {
                fines.add(Input.of(report.body()).read(in -> Fine.read(line, fineId, in)));
            } catch (InvalidInput invalid) {
                unreadable.add(new Records.Broken(line, invalid.field(), invalid.reason()));
            }
        }
        return new Bill(List.copyOf(fines), List.copyOf(unreadable));
    }
}
