package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.Transactions;
import org.inlay.platform.TwoFactor;
import org.inlay.platform.internal.domain.SecretBox;
import org.inlay.platform.internal.domain.Totp;
import org.inlay.platform.internal.persistence.StaffStore.Account;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The second factor of the members; its secrets are encrypted with the key in {@code keys/totp.key} of the data directory. */
@Component(service = {TwoFactor.class, SecondFactor.class})
public final class SecondFactor implements TwoFactor {

    private static final int SECRET_BYTES = 20;

    private final Transactions transactions;
    private final StaffStore store;
    private final SignInFailures failures;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public SecondFactor(
            BundleContext context,
            @Reference Transactions transactions,
            @Reference StaffStore store,
            @Reference SignInFailures failures,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Clock clock)
            throws IOException {
        this.transactions = transactions;
        this.store = store;
        this.failures = failures;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.box = SecretBox.open(Path.of(context.getProperty("inlay.data"), "keys", "totp.key"));
    }

    /** Whether the digits are right and new; if so they are used up. */
    boolean take(Account account, String otp) {
        return matches(account, account.totp(), otp);
    }

    @Override
    public Enrolment enrol() {
        Id caller = access.caller().staff();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return transactions.required(() -> {
            store.setTotpWaiting(caller, box.lock(secret, place(caller)));
            Account account = store.get(caller);
            if (account.totp() != null) {
                throw Problem.conflict("totp-active");
            }
            String text = Totp.base32(secret);
            String login =
                    URLEncoder.encode(account.login(), StandardCharsets.UTF_8).replace("+", "%20");
            return new Enrolment(
                    text, "otpauth://totp/Inlay:" + login + "?secret=" + text + "&issuer=Inlay&digits=6&period=30");
        });
    }

    @Override
    public Member confirm(String otp) {
        Account account = store.get(access.caller().staff());
        checkOtp(account, account.totpWaiting(), otp);
        return change(account.id(), account.totpWaiting(), "staff.totp-on");
    }

    @Override
    public Member disable(String otp) {
        Account account = store.get(access.caller().staff());
        checkOtp(account, account.totp(), otp);
        return change(account.id(), null, "staff.totp-off");
    }

    @Override
    public Member reset(Id member) {
        access.requireEverywhere("staff:manage");
        return change(member, null, "staff.totp-reset");
    }

    private Member change(Id member, @Nullable String secret, String action) {
        return transactions.required(() -> {
            store.setTotp(member, secret);
            audit.record(action, "staff", member.toString(), Clinic.ORGANISATION, Map.of());
            return store.member(store.get(member));
        });
    }

    private void checkOtp(Account account, @Nullable String secret, String otp) {
        failures.check(account.login());
        if (secret == null) {
            throw Problem.conflict("totp-not-enrolled");
        }
        if (!matches(account, secret, otp)) {
            failures.count(account.login(), account.id());
            throw Problem.invalid("bad-otp");
        }
    }

    private boolean matches(Account account, @Nullable String secret, String otp) {
        if (secret == null) {
            return false;
        }
        byte[] key = box.unlock(secret, place(account.id()));
        OptionalLong step = Totp.step(key, otp, clock.instant(), account.totpStep());
        return step.isPresent() && transactions.required(() -> store.takeStep(account.id(), step.getAsLong()));
    }

    private static String place(Id member) {
        return "totp:" + member;
    }
}
