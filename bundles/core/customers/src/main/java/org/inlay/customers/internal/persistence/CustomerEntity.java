package org.inlay.customers.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.inlay.customers.Customer;
import org.inlay.customers.Customer.Guardian;
import org.inlay.customers.internal.domain.NameGrams;
import org.inlay.customers.internal.domain.NameReadings;
import org.jspecify.annotations.Nullable;

/** The row of a customer. */
@Entity
@Table(name = "cu_customer")
public class CustomerEntity {
    private static final int TAIL = 4;

    @Id
    long id;

    @Column
    String name;

    @Column(name = "name_key")
    String nameKey;

    /** As {@link NameReadings#of}; null in rows that were written before there was one. */
    @Nullable
    @Column(name = "name_reading")
    String nameReading;

    @Nullable
    @Column
    String mobile;

    @Nullable
    @Column(name = "mobile_tail")
    String mobileTail;

    @Nullable
    @Column
    String gender;

    @Nullable
    @Column
    LocalDate birthday;

    /** Month and day as one number, 229 for 29 February: found whatever the year. */
    @Nullable
    @Column(name = "birth_day")
    Integer birthDay;

    @Nullable
    @Column(name = "chart_number")
    String chartNumber;

    @Nullable
    @Column
    String source;

    @Nullable
    @Column
    Long referrer;

    @Nullable
    @Column
    String consultant;

    @Column
    String clinic;

    @Nullable
    @Column(name = "guardian_name")
    String guardianName;

    @Nullable
    @Column(name = "guardian_mobile")
    String guardianMobile;

    @Nullable
    @Column(name = "guardian_relation")
    String guardianRelation;

    @Column
    String consents;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Nullable
    @Column(name = "merged_into")
    Long mergedInto;

    @Column
    String state;

    @Version
    @Column
    long version;

    void mergedInto(@Nullable Long kept) {
        mergedInto = kept;
    }

    void state(String newState) {
        state = newState;
    }

    /** Takes over what is entered; id, state and merge are not touched. */
    void enter(Customer c) {
        name = c.name();
        nameKey = NameGrams.fold(c.name());
        nameReading = NameReadings.of(c.name());
        String number = c.mobile();
        mobile = number;
        mobileTail = number == null ? null : number.substring(number.length() - TAIL);
        gender = c.gender();
        birthday = c.birthday();
        LocalDate born = birthday;
        birthDay = born == null ? null : born.getMonthValue() * 100 + born.getDayOfMonth();
        chartNumber = c.chartNumber();
        source = c.source();
        referrer = c.referrer() == null ? null : c.referrer().value();
        consultant = c.consultant();
        clinic = c.clinic();
        Guardian guardian = c.guardian();
        guardianName = guardian == null ? null : guardian.name();
        guardianMobile = guardian == null ? null : guardian.mobile();
        guardianRelation = guardian == null ? null : guardian.relation();
        consents = String.join(",", c.consents());
    }

    /** Takes away whatever tells who this was. */
    void blank() {
        name = "";
        nameKey = "";
        nameReading = null;
        mobile = null;
        mobileTail = null;
        gender = null;
        birthday = null;
        birthDay = null;
        chartNumber = null;
        source = null;
        referrer = null;
        guardianName = null;
        guardianMobile = null;
        guardianRelation = null;
        consents = "";
    }

    Customer customer() {
        return new Customer(
                new org.inlay.platform.Id(id),
                name,
                mobile,
                gender,
                birthday,
                chartNumber,
                source,
                id(referrer),
                consultant,
                clinic,
                guardianName == null ? null : new Guardian(guardianName, guardianMobile, guardianRelation),
                consents.isEmpty() ? List.of() : List.of(consents.split(",", -1)),
                createdAt,
                id(mergedInto),
                version);
    }

    private static org.inlay.platform.@Nullable Id id(@Nullable Long value) {
        return value == null ? null : new org.inlay.platform.Id(value);
    }
}
