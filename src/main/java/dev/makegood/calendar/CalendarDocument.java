package dev.makegood.calendar;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a calendar from YAML. Reads it strictly, since one wrong date would move deadlines. */
record CalendarDocument(String country, List<CalendarYear> years) {
    private static final int MOST_YEARS = 100;

    static CalendarDocument read(Input in) {
        String country = in.text("country", 2);
        List<CalendarYear> years = in.list("years", MOST_YEARS, CalendarDocument::year);
        var seen = new HashSet<Integer>();
        for (int i = 0; i < years.size(); i++) {
            if (!seen.add(years.get(i).year())) {
                throw InvalidInput.field(in.at("years/" + i + "/year"), "appears twice");
            }
        }
        return new CalendarDocument(country, years);
    }

    private static CalendarYear year(Input in) {
        int year = (int) in.whole("year", 2000, 2199);
        in.text("source", 200);
        Set<LocalDate> holidays = dates(in, "holidays", year);
        Set<LocalDate> makeUp = dates(in, "makeUp", year);
        for (LocalDate day : makeUp) {
            if (!WorkingDays.isWeekend(day) || holidays.contains(day)) {
                throw InvalidInput.field(
                        in.at("makeUp"), "has " + day + ", which is not a weekend day that can be worked");
            }
        }
        return new CalendarYear(year, holidays, makeUp);
    }

    private static Set<LocalDate> dates(Input in, String name, int year) {
        var dates = new LinkedHashSet<LocalDate>();
        for (String text : in.ids(name, 100)) {
            try {
                dates.add(LocalDate.parse(text));
            } catch (DateTimeParseException noDate) {
                throw InvalidInput.field(in.at(name), "has " + text + ", which is not a date");
            }
        }
        dates.stream().filter(day -> day.getYear() != year).findFirst().ifPresent(day -> {
            throw InvalidInput.field(in.at(name), "has " + day + ", which is not in " + year);
        });
        return dates;
    }
}
