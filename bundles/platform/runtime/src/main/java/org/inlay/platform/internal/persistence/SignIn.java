package org.inlay.platform.internal.persistence;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.Passwords;
import org.inlay.platform.internal.domain.StaffRules;
import org.inlay.platform.internal.persistence.StaffStore.Account;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Checks who somebody is. An unknown login is treated like a known one in every respect: the time it takes, the answer,
 * the count of failures.
 */
@Component(service = SignIn.class)
public final class SignIn {

    /** Each check takes 19 MiB and most of a core; and nobody outruns the count of failures by asking in parallel. */
    private static final int AT_ONCE = 2;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final StaffStore store;
    private final SecondFactor secondFactor;
    private final SignInFailures failures;
    private final Passwords passwords = new Passwords();
    private final Semaphore checks = new Semaphore(AT_ONCE, true);

    @Activate
    public SignIn(
            @Reference StaffStore store, @Reference SecondFactor secondFactor, @Reference SignInFailures failures) {
        this.store = store;
        this.secondFactor = secondFactor;
        this.failures = failures;
    }

    /** The member with this login, password and, where there is one, second factor. Problems as in {@code Tokens.issue}. */
    Account check(String login, String password, @Nullable String otp) {
        return oneOfFew(() -> {
            Account account = withPassword(login, password);
            if (account.totp() != null) {
                withSecondFactor(account, otp);
            }
            failures.forget(login);
            return account;
        });
    }

    /** As {@link #check}, without the second factor: for somebody who is signed in already. */
    Account checkPassword(String login, String password) {
        return oneOfFew(() -> withPassword(login, password));
    }

    private Account withPassword(String login, String password) {
        failures.check(login);
        Optional<Account> account =
                store.byLogin(StaffRules.login(login)).filter(found -> found.active() && found.password() != null);
        String stored = account.map(Account::password).orElse(Passwords.NOBODY);
        boolean matches = passwords.matches(password, stored);
        return account.filter(found -> matches)
                .orElseThrow(() -> refuse(login, account.map(Account::id).orElse(new Id(0))));
    }

    private void withSecondFactor(Account account, @Nullable String otp) {
        if (otp == null) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "otp-required");
        }
        if (!secondFactor.take(account, otp)) {
            throw refuse(account.login(), account.id());
        }
    }

    private Problem refuse(String login, Id member) {
        failures.count(login, member);
        return new Problem(Problem.Kind.UNAUTHENTICATED, "bad-credentials");
    }

    private <T> T oneOfFew(Supplier<T> check) {
        try {
            if (!checks.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(Problem.Kind.THROTTLED, "too-many-sign-ins");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to sign in", e);
        }
        try {
            return check.get();
        } finally {
            checks.release();
        }
    }
}
