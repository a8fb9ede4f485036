package dev.makegood.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void theyAreTheArticleWithFortyEightHoursUnlessToldOtherwise() {
        Main.Options bare = Main.read("dir");
        assertEquals(Path.of("dir"), bare.folder());
        assertEquals(48, bare.rules().versions().getFirst().detection().overdueHours());
        assertEquals(ReportWay.Kind.HTTP, bare.by());
        assertEquals(Optional.empty(), bare.json());
        Main.Options all = Main.read("--hours", "8760", "--by", "queue", "dir", "--json", "file");
        assertEquals(8760, all.rules().versions().getFirst().detection().overdueHours());
        assertEquals(ReportWay.Kind.QUEUE, all.by());
        assertEquals(Optional.of(Path.of("file")), all.json());
    }

    @Test
    void aPackIsPlayedInItsOwnZoneFromTheStart() {
        Rules rules = Main.read("dir", "--pack", "douyin-stockout+douyin-late-shipment", "--as", "CNY")
                .rules();
        assertEquals("douyin", rules.platform());
        assertEquals(ZoneId.of("Asia/Shanghai"), rules.zone());
        rules.versions().forEach(version -> assertEquals(Optional.empty(), version.effectiveAt()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dir --pack tmall-stockout                          | --pack needs --as
        dir --as CNY                                       | --pack needs --as
        dir --pack tmall-stockout --as CNY --hours 4       | no --hours
        dir --pack tmall-stockout --as USD                 | the pack tmall-stockout is in CNY, and --as says USD
        dir --pack tmall-stockout+douyin-stockout --as CNY | are of two platforms
        dir --pack ../markets/cn --as CNY                  | there is no pack "../markets/cn"
        dir --pack + --as CNY                              | there is no pack ""
        dir --pack tmall-stockout --as yuan                | --as takes a currency, such as CNY, not yuan
        --as CNY                                           | DIR is missing
        dir --colour red                                   | Unknown argument --colour
        dir --json                                         | --json needs a value
        dir other                                          | there is one DIR, not also other
        """)
    void whatCannotBePlayedIsRefused(String arguments, String reason) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Main.read(arguments.split(" ")));
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dir                                    | --as is missing
        dir --as BRL                           | no pack is in BRL
        dir --as CNY --packs dhgate-stockout   | the pack dhgate-stockout is in USD, and --as says CNY
        dir --as CNY --packs tmall-stockout,   | there is no pack ""
        """)
    void whatCannotBeComparedIsRefused(String arguments, String reason) {
        var refused = assertThrows(IllegalArgumentException.class, () -> CompareMain.read(arguments.split(" ")));
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    }

    @Test
    void allPacksOfEachPlatformAreComparedUnlessToldOtherwise() {
        List<String> names = CompareMain.read("dir", "--as", "CNY").rules().stream()
                .map(Rules::name)
                .toList();
        assertTrue(
                names.contains("tmall-stockout+tmall-late-shipment")
                        && names.contains("pdd-stockout@1")
                        && names.contains("pdd-stockout@2"),
                names::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8761", "-1", "1.5", "99999999999", "two"})
    void hoursThatNoPolicyMayHaveAreRefused(String hours) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Main.read("dir", "--hours", hours));
        assertTrue(refused.getMessage().contains("0 to 8760")
                && refused.getMessage().endsWith(hours));
    }
}
