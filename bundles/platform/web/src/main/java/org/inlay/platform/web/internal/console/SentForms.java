package org.inlay.platform.web.internal.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Screen.Again;
import org.inlay.platform.web.console.Screen.Way;
import org.inlay.platform.web.internal.persistence.StoredAnswers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes each form that was given out once, in one transaction: a double click does a thing once. */
@Component(service = SentForms.class)
public final class SentForms {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{24}");
    private static final int SEE_OTHER = 303;
    private static final int ATTEMPTS = 10;

    private final Transactions transactions;
    private final StoredAnswers answers;

    @Activate
    public SentForms(@Reference Transactions transactions, @Reference StoredAnswers answers) {
        this.transactions = transactions;
        this.answers = answers;
    }

    /** The screen of a form that was not taken: its transaction is undone. */
    private static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Screen screen;

        NotTaken(Screen screen) {
            super("the form was not taken", null, false, false);
            this.screen = screen;
        }
    }

    Screen take(Id caller, String address, ConsoleRequest request, Supplier<Screen> work) {
        String given = request.value(ConsoleRequest.ONCE);
        if (!KEY.matcher(given).matches()) {
            throw Problem.badRequest("invalid-key");
        }
        String key = "console:" + given;
        String fingerprint = fingerprint(address, request);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return transactions.required(() -> first(caller, key, fingerprint, work));
            } catch (NotTaken undone) {
                return undone.screen instanceof Again again ? again.form().get() : undone.screen;
            } catch (StoredAnswers.Taken taken) {
                Optional<Way> before = repeated(caller, key, fingerprint);
                if (before.isPresent()) {
                    return before.get();
                }
            }
        }
        throw Problem.conflict("in-progress");
    }

    private Screen first(Id caller, String key, String fingerprint, Supplier<Screen> work) {
        Id row = answers.claim(caller, key, fingerprint);
        Screen screen = work.get();
        if (!(screen instanceof Way way)) {
            throw new NotTaken(screen);
        }
        answers.keep(row, SEE_OTHER, way.address() + "\n" + Done.write(way));
        return way;
    }

    private Optional<Way> repeated(Id caller, String key, String fingerprint) {
        return transactions.required(() -> answers.find(caller, key)).map(answer -> {
            if (!answer.fingerprint().equals(fingerprint)) {
                throw Problem.conflict("form-sent");
            }
            String[] lines = answer.body().split("\n", 2);
            return Done.again(lines[0], lines.length < 2 ? "" : lines[1]);
        });
    }

    private static String fingerprint(String address, ConsoleRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(request.parameters())
                    .forEach((name, values) -> digest.update((name + values + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
