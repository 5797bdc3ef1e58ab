package org.inlay.demo.internal.domain;

import java.util.List;
import org.inlay.demo.internal.domain.DemoChain.Branch;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item.Component;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** What the demo's clinics sell. */
@org.osgi.service.component.annotations.Component(service = DemoCatalogue.class)
public final class DemoCatalogue {
    /** 补水小神卡, 999: a deal wherever the minimum is 99 (D4). */
    static final String CARD = "BSXSK";

    /** 新年福袋: its parts list at 680, it is sold for 79, which is no deal where the minimum is 99 (D5). */
    static final String BAG = "XNFD";

    /** 年度护牙卡: what the dental clinic sells as a course. */
    static final String TEETH_CARD = "HYK";

    static final List<String> SKIN = List.of("SYHF", "GZNF", "RYYJ", "JYDB", "JGDZ");
    static final List<String> TEETH = List.of("JY", "BY", "GGZL", "YPJC");

    private final Catalogue catalogue;

    @Activate
    public DemoCatalogue(@Reference Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What people come for in the branch. */
    static List<String> services(Branch branch) {
        return branch == Branch.C ? TEETH : SKIN;
    }

    /** The card the branch sells. */
    static String card(Branch branch) {
        return branch == Branch.C ? TEETH_CARD : CARD;
    }

    /** What the branch gives away. */
    static String gift(Branch branch) {
        return branch == Branch.C ? "HSY" : "YYMM";
    }

    /** Enters all items. */
    void stock() {
        single("RYYJ", "润月雅水光 2 ml", "SERVICE", "1280.00", "皮肤");
        single("JYDB", "胶原蛋白 5 ml", "SERVICE", "980.00", "皮肤");
        single("SYHF", "水氧活肤", "SERVICE", "398.00", "皮肤");
        single("GZNF", "光子嫩肤", "SERVICE", "1280.00", "皮肤");
        single("CBTM", "唇部脱毛", "SERVICE", "98.00", "脱毛");
        single("HWBN", "海薇玻尿酸 0.5 ml", "SERVICE", "384.00", "注射");
        single("JGDZ", "激光点痣", "SERVICE", "198.00", "皮肤");
        single("YYMM", "医用面膜", "GOODS", "68.00", "护肤品");
        single("XFNJ", "修复凝胶", "DRUG", "128.00", "药品");
        held(
                CARD,
                "补水小神卡",
                "CARD",
                "999.00",
                List.of(part("RYYJ", 1), part("JYDB", 1), part("SYHF", 1), part("YYMM", 5)));
        held(BAG, "新年福袋", "PACKAGE", "79.00", List.of(part("CBTM", 1), part("HWBN", 1), part("JGDZ", 1)));
        held("GZK", "光子嫩肤十次卡", "CARD", "6800.00", List.of(part("GZNF", 10)));

        single("JY", "洁牙", "SERVICE", "198.00", "牙周");
        single("BY", "树脂补牙", "SERVICE", "480.00", "牙体");
        single("GGZL", "根管治疗", "SERVICE", "1500.00", "牙体");
        single("YPJC", "牙片检查", "SERVICE", "80.00", "检查");
        single("ZZT", "种植体", "GOODS", "6800.00", "种植");
        single("HSY", "含漱液", "DRUG", "35.00", "药品");
        held(TEETH_CARD, "年度护牙卡", "CARD", "580.00", List.of(part("JY", 3), part("YPJC", 2)));
        held("YCTC", "种植套餐", "PACKAGE", "8800.00", List.of(part("ZZT", 1), part("YPJC", 3), part("JY", 1)));
    }

    private static Component part(String item, int quantity) {
        return new Component(item, quantity, 365);
    }

    private void single(String code, String name, String kind, String price, String category) {
        enter(code, name, kind, price, category, List.of());
    }

    private void held(String code, String name, String kind, String price, List<Component> parts) {
        enter(code, name, kind, price, "套餐卡项", parts);
    }

    private void enter(String code, String name, String kind, String price, String category, List<Component> parts) {
        catalogue.create(new NewItem(code, name, kind, Money.parse("CNY " + price), category, parts, null));
    }
}
