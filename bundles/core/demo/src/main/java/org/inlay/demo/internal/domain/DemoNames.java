package org.inlay.demo.internal.domain;

import java.time.LocalDate;
import java.util.List;
import org.inlay.customers.Customer;
import org.inlay.customers.NewCustomer;
import org.inlay.demo.internal.domain.DemoChain.Branch;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Made-up people. */
final class DemoNames {
    private static final List<String> SURNAMES = List.of(
            "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "欧阳",
            "司马");
    private static final List<String> FIRST =
            List.of("雅", "静", "敏", "丽", "芳", "娜", "秀", "婷", "雪", "梅", "琳", "洁", "倩", "欣", "文", "志", "建", "伟", "俊", "浩");
    private static final List<String> SECOND =
            List.of("", "", "怡", "涵", "妍", "琪", "萱", "颖", "华", "明", "强", "磊", "宁", "然", "彤", "瑶");
    private static final List<String> SOURCES =
            List.of("网络/大众点评", "网络/美团", "网络/新氧", "网络/公众号", "转介绍/老客", "自然到店/路过", "市场/地推", "市场/异业");

    private DemoNames() {}

    /** The customer of this number. */
    static NewCustomer person(int number, Branch home, LocalDate today, @Nullable Id referrer, Dice dice) {
        String name = dice.one(SURNAMES) + dice.one(FIRST) + dice.one(SECOND);
        return new NewCustomer(
                name,
                "1390000%04d".formatted(number),
                dice.chance(home == Branch.C ? 55 : 88) ? "FEMALE" : "MALE",
                dice.chance(80) ? today.minusYears(dice.between(19, 62)).minusDays(dice.between(0, 364)) : null,
                "%s-%05d".formatted(home.code, number),
                dice.one(SOURCES),
                referrer,
                home.login("CONSULTANT"),
                home.code,
                null,
                dice.chance(70)
                        ? List.of(Customer.CONSENT_MARKETING, Customer.CONSENT_MEDICAL)
                        : List.of(Customer.CONSENT_MEDICAL));
    }
}
