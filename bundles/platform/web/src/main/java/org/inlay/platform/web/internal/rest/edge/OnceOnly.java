package org.inlay.platform.web.internal.rest.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.internal.persistence.StoredAnswers;
import org.inlay.platform.web.internal.rest.json.Mappers;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Repeatable requests over rows of the transaction itself. The answer is written before the commit, so that nothing can
 * fail after it. Each bundle has its own instance, because the mapper keeps the classes it has written.
 */
@Component(scope = ServiceScope.BUNDLE)
public final class OnceOnly implements Once {
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,100}");

    /** A key is taken and free again when the request that held it was refused meanwhile. */
    private static final int ATTEMPTS = 10;

    private final Transactions transactions;
    private final StoredAnswers answers;
    private final Access access;
    private final ObjectMapper json = Mappers.create();

    @Activate
    public OnceOnly(@Reference Transactions transactions, @Reference StoredAnswers answers, @Reference Access access) {
        this.transactions = transactions;
        this.answers = answers;
        this.access = access;
    }

    @Override
    public Response created(Supplier<?> work) {
        return once(201, work);
    }

    @Override
    public Response ok(Supplier<?> work) {
        return once(200, work);
    }

    private Response once(int status, Supplier<?> work) {
        Exchange exchange = Exchange.current().orElseThrow();
        String key = exchange.idempotencyKey();
        if (key == null) {
            return response(status, transactions.required(() -> written(work.get())))
                    .build();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.badRequest("invalid-key");
        }
        Id caller = access.caller().staff();
        String fingerprint = exchange.fingerprint();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Response response = first(caller, key, fingerprint, status, work);
            if (response == null) {
                response = repeated(caller, key, fingerprint);
            }
            if (response != null) {
                return response;
            }
        }
        throw Problem.conflict("in-progress");
    }

    /** The work's answer; null when the key belongs to another request. */
    private @Nullable Response first(Id caller, String key, String fingerprint, int status, Supplier<?> work) {
        try {
            String answer = transactions.required(() -> {
                Id row = answers.claim(caller, key, fingerprint);
                String written = written(work.get());
                answers.keep(row, status, written);
                return written;
            });
            return response(status, answer).build();
        } catch (StoredAnswers.Taken taken) {
            return null;
        }
    }

    /** The stored answer; null when there is none any more. */
    private @Nullable Response repeated(Id caller, String key, String fingerprint) {
        Optional<StoredAnswers.Answer> stored = transactions.required(() -> answers.find(caller, key));
        if (stored.isEmpty()) {
            return null;
        }
        if (!stored.get().fingerprint().equals(fingerprint)) {
            throw Problem.invalid("key-reused");
        }
        return response(stored.get().status(), stored.get().body())
                .header("Idempotency-Replayed", "true")
                .build();
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be written", e);
        }
    }

    private static Response.ResponseBuilder response(int status, String answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.getBytes(StandardCharsets.UTF_8));
    }
}
