package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Lists the grounds on which no compensation is owed. None of them prevents a refund. */
public enum Exemption {
    /** Must have been reported before the delay (Civil Code 180, 590). */
    FORCE_MAJEURE("forceMajeure", "force majeure, reported before the delay", "不可抗力（延误前已报备）"),
    BUYER_ABUSE("buyerAbuse", "abuse by the buyer", "买家滥用规则"),
    NOT_HOUSEHOLD_USE("notHouseholdUse", "not bought for household use", "非生活消费所需"),
    WRONG_ADDRESS("wrongAddress", "wrong address", "收货地址有误"),
    /** Not in policies: every version grants appeals. */
    APPEAL_GRANTED("appealGranted", "the merchant's appeal was granted", "商家申诉成立"),
    /** Not in policies: it applies to versions that owe compensation on the refund. */
    GOODS_INSTEAD("goodsInstead", "the buyer has goods instead of the refund", "买家已获得商品，未发生退款"),
    /** Not in policies: it applies to versions that require a complaint. */
    NO_COMPLAINT("noComplaint", "no complaint about it was upheld", "未有相关投诉成立"),
    /** Not in policies: it applies to units whose stockout was a mistake, found before anything was paid. */
    TAKEN_BACK("takenBack", "it was reported by mistake, and the goods will be shipped", "缺货系误报，商品将照常发货");

    /** The grounds that a policy may name. */
    public static final List<Exemption> OF_POLICIES =
            List.of(FORCE_MAJEURE, BUYER_ABUSE, NOT_HOUSEHOLD_USE, WRONG_ADDRESS);

    private final String id;
    private final String en;
    private final String zh;

    Exemption(String id, String en, String zh) {
        this.id = id;
        this.en = en;
        this.zh = zh;
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }
}
