package org.inlay.itests.platform;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.joda.money.CurrencyUnit;

/** A clinic that no other test knows. */
public final class SomeClinic {
    private SomeClinic() {}

    /** Opens it and gives its code. */
    public static String open(Clinics clinics, Access access) {
        String code = "P" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        return access.asPlatform(() -> clinics.create(
                        code,
                        "门诊" + code,
                        "dental",
                        ZoneId.of("Asia/Shanghai"),
                        CurrencyUnit.of("CNY"),
                        LocalTime.MIDNIGHT)
                .code());
    }
}
