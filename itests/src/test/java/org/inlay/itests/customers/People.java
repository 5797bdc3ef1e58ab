package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inlay.customers.NewCustomer;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Clinics, callers and customers for tests; every one of them new. */
final class People {
    private People() {}

    static String clinic(Clinics clinics) {
        return clinic(clinics, LocalTime.MIDNIGHT);
    }

    /** A clinic that no other test knows; call it as the platform. */
    static String clinic(Clinics clinics, LocalTime cutOff) {
        String code = "C" + some(8);
        clinics.create(code, "门诊" + code, "aesthetic", ZoneId.of("Asia/Shanghai"), CurrencyUnit.of("CNY"), cutOff);
        return code;
    }

    static NewCustomer person(String clinic) {
        return person("客户" + some(6), null, clinic);
    }

    static NewCustomer person(String name, @Nullable String mobile, String clinic) {
        return person(name, mobile, null, null, clinic);
    }

    static NewCustomer person(
            String name,
            @Nullable String mobile,
            @Nullable LocalDate birthday,
            @Nullable String chartNumber,
            String clinic) {
        return new NewCustomer(
                name, mobile, "FEMALE", birthday, chartNumber, "网络/搜索", null, null, clinic, null, List.of());
    }

    /** Somebody who holds these permissions in one clinic. */
    static Caller caller(String login, String clinic, String... permissions) {
        Map<String, Set<String>> held = new HashMap<>();
        Arrays.stream(permissions).forEach(permission -> held.put(permission, Set.of(clinic)));
        return new Caller(new Id(77), login, held, Locale.SIMPLIFIED_CHINESE);
    }

    static void refused(String reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Problem.class, problem -> {
            if (!problem.reason().equals(reason)) {
                throw new AssertionError("expected " + reason, problem);
            }
        });
    }

    static String some(int length) {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, length)
                .toUpperCase(Locale.ROOT);
    }

    /** A mobile that nobody else has. */
    static String mobile() {
        long number = UUID.randomUUID().getMostSignificantBits() >>> 30;
        return "139" + String.format(Locale.ROOT, "%08d", number % 100_000_000L);
    }
}
