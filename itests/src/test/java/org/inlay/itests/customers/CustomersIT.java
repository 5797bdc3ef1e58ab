package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Allergies;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.PersonalData;
import org.inlay.customers.Tags;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class CustomersIT {
    @Inject
    Customers customers;

    @Inject
    PersonalData personalData;

    @Inject
    Visits visits;

    @Inject
    Allergies allergies;

    @Inject
    Tags tags;

    @Inject
    Clinics clinics;

    @Inject
    Access access;

    private String clinic = "";

    @BeforeEach
    void open() {
        clinic = all(() -> People.clinic(clinics));
    }

    @Test
    @DisplayName("G1 a customer is entered with the mobile normalised, and found by name, mobile, last four and chart")
    void found() {
        String mobile = People.mobile();
        String name = "欧阳" + People.some(5);
        Customer entered = create(People.person(name, " +86 " + mobile, null, "K-" + name, clinic));
        assertThat(entered.mobile()).isEqualTo("+86" + mobile);
        assertThat(all(() -> customers.get(entered.id()))).isEqualTo(entered);
        assertThat(search(name.substring(1, 4))).contains(entered.id());
        assertThat(search(mobile)).containsExactly(entered.id());
        assertThat(search(mobile.substring(7))).contains(entered.id());
        assertThat(search("K-" + name)).contains(entered.id());
        assertThat(search("没有这个人" + name)).isEmpty();
    }

    @Test
    @DisplayName("A name is found by its sound: pinyin, given name, first letters, the surname read as one")
    void sounding() {
        Id shan = create(People.person("单雪清荷", null, clinic)).id();
        for (String typed : List.of("shanxue", "Shan xue", "sx", "sxq", "shanxueqinghe", "xueq", "sxqh", "xqh")) {
            assertThat(search(typed)).as(typed).contains(shan);
        }
        for (String typed : List.of("danxue", "qsx", "shanxueh")) {
            assertThat(search(typed)).as(typed).doesNotContain(shan);
        }
        Customer before = all(() -> customers.get(shan));
        all(() -> customers.update(shan, before.version(), People.person("吕布", null, clinic)));
        assertThat(search("shanxue")).doesNotContain(shan);
        assertThat(search("lvbu")).contains(shan);
        all(() -> {
            personalData.erase(shan);
            return null;
        });
        assertThat(search("lvbu")).doesNotContain(shan);
    }

    @Test
    @DisplayName("A list goes on where the part before ended")
    void pages() {
        String family = "司徒" + People.some(6);
        List<Id> entered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            entered.add(create(People.person(family + i, null, clinic)).id());
        }
        Page<Customer> first = all(() -> customers.search(family, new PageRequest(3, null)));
        Page<Customer> second = all(() -> customers.search(family, new PageRequest(3, first.next())));
        assertThat(first.items()).extracting(Customer::id).containsExactlyElementsOf(entered.subList(0, 3));
        assertThat(second.items()).extracting(Customer::id).containsExactlyElementsOf(entered.subList(3, 5));
        assertThat(second.next()).isNull();
    }

    @Test
    @DisplayName("Without customers:contact the mobile is masked, and giving it back masked keeps it")
    void masked() {
        Customer entered = create(People.person("王小明", "13800138000", clinic));
        Caller desk = People.caller("li", clinic, "customers:read", "customers:write");
        Customer seen = access.as(desk, () -> customers.get(entered.id()));
        assertThat(seen.mobile()).isEqualTo("138****8000");
        NewCustomer change = People.person("王大明", seen.mobile(), clinic);
        access.as(desk, () -> customers.update(entered.id(), seen.version(), change));
        Customer changed = all(() -> customers.get(entered.id()));
        assertThat(changed.mobile()).isEqualTo("+8613800138000");
        assertThat(changed.name()).isEqualTo("王大明");
        assertThat(search("大明")).contains(entered.id());
    }

    @Test
    @DisplayName("Lost updates and taken chart numbers are refused")
    void refused() {
        String chart = People.some(10);
        Customer one = create(People.person("甲", null, null, chart, clinic));
        NewCustomer other = People.person("乙", null, clinic);
        all(() -> customers.update(one.id(), one.version(), other));
        People.refused("stale", () -> all(() -> customers.update(one.id(), one.version(), other)));
        create(People.person("丙", null, null, chart, clinic));
        People.refused("chart-number-taken", () -> create(People.person("丁", null, null, chart, clinic)));
        People.refused("validation", () -> create(People.person("戊", "12345", clinic)));
    }

    @Test
    @DisplayName("Nobody refers themselves, over any number of steps")
    void referrers() {
        Customer one = create(People.person(clinic));
        Customer two = create(referred(one.id()));
        Customer three = create(referred(two.id()));
        People.refused("validation", () -> all(() -> customers.update(one.id(), one.version(), referred(three.id()))));
        People.refused("validation", () -> all(() -> customers.update(one.id(), one.version(), referred(one.id()))));
        People.refused("validation", () -> create(referred(new Id(12345))));
    }

    @Test
    @DisplayName("G4 consents for marketing and medical data are apart, and withdrawals stay in the history")
    void consents() {
        Customer one = create(consenting(List.of("MARKETING", "MEDICAL")));
        all(() -> customers.update(one.id(), one.version(), consenting(List.of("MEDICAL"))));
        assertThat(all(() -> customers.get(one.id())).consents()).containsExactly("MEDICAL");
        assertThat(all(() -> customers.consents(one.id())))
                .extracting(c -> c.kind() + " " + c.given())
                .containsExactly("MARKETING false", "MEDICAL true", "MARKETING true");
    }

    @Test
    @DisplayName("Customers with the same mobile, or the same name and birthday, may be one person")
    void duplicates() {
        LocalDate birthday = LocalDate.of(1990, 2, 28);
        String name = "李" + People.some(6);
        String mobile = People.mobile();
        Customer one = create(People.person(name, mobile, birthday, null, clinic));
        Customer sameMobile = create(People.person("李妈", mobile, clinic));
        Customer sameBirth = create(People.person(name, null, birthday, null, clinic));
        create(People.person(name, null, clinic));
        assertThat(all(() -> customers.duplicates(one.id())))
                .extracting(Customer::id)
                .containsExactlyInAnyOrder(sameMobile.id(), sameBirth.id());
    }

    @Test
    @DisplayName("Identity is readable in any clinic with customers:read, and changed only in its own")
    void permissions() {
        Customer one = create(People.person(clinic));
        String other = all(() -> People.clinic(clinics));
        Caller elsewhere = People.caller("li", other, "customers:read", "customers:write");
        assertThat(access.as(elsewhere, () -> customers.get(one.id())).name()).isEqualTo(one.name());
        NewCustomer change = People.person(clinic);
        People.refused(
                "forbidden", () -> access.as(elsewhere, () -> customers.update(one.id(), one.version(), change)));
        NewCustomer moved = People.person(other);
        People.refused("forbidden", () -> access.as(elsewhere, () -> customers.update(one.id(), one.version(), moved)));
        Caller nobody = People.caller("wu", clinic, "orders:read");
        People.refused("forbidden", () -> access.as(nobody, () -> customers.get(one.id())));
    }

    @Test
    @DisplayName("A person's data is shown, restricted and erased")
    void personal() {
        String name = "陈" + People.some(6);
        Customer one = create(People.person(name, People.mobile(), clinic));
        assertThat(all(() -> personalData.export(one.id())))
                .hasEntrySatisfying(
                        "customers", data -> assertThat(data.toString()).contains(name));
        all(() -> {
            personalData.restrict(one.id());
            return true;
        });
        assertThat(search(name)).isEmpty();
        Caller desk = People.caller("li", clinic, "customers:read", "visits:read");
        People.refused("not-found", () -> access.as(desk, () -> customers.get(one.id())));
        People.refused("not-found", () -> access.as(desk, () -> allergies.of(one.id())));
        People.refused("not-found", () -> access.as(desk, () -> tags.of(one.id(), clinic)));
        People.refused("not-found", () -> access.as(desk, () -> visits.of(one.id(), new PageRequest(5, null))));
        assertThat(all(() -> visits.of(one.id(), new PageRequest(5, null))).items())
                .isEmpty();
        all(() -> {
            personalData.erase(one.id());
            return true;
        });
        Customer gone = all(() -> customers.get(one.id()));
        assertThat(gone.name()).isEmpty();
        assertThat(gone.mobile()).isNull();
        assertThat(all(() -> personalData.export(one.id())).toString()).doesNotContain(name);
    }

    private NewCustomer referred(Id referrer) {
        return new NewCustomer("朋友", null, null, null, null, null, referrer, null, clinic, null, List.of());
    }

    private NewCustomer consenting(List<String> consents) {
        return new NewCustomer("同意者", null, null, null, null, null, null, null, clinic, null, consents);
    }

    private List<Id> search(String query) {
        return all(() -> customers.search(query, new PageRequest(200, null))).items().stream()
                .map(Customer::id)
                .toList();
    }

    private Customer create(NewCustomer customer) {
        return all(() -> customers.create(customer));
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }
}
