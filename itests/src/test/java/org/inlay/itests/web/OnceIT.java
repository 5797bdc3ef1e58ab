package org.inlay.itests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.platform.Access;
import org.inlay.platform.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class OnceIT {
    private static final String STAFF = "/api/v1/staff";

    @Inject
    Staff staff;

    @Inject
    Access access;

    private Rest admin = Rest.here();

    @BeforeEach
    void signIn() {
        admin = Client.with("ADMIN", staff, access);
    }

    private static String member(String login) {
        return "{\"login\":\"%s\",\"name\":\"李娜\",\"roles\":[]}".formatted(login);
    }

    @Test
    @DisplayName("one key 50 times at once has one effect and one answer")
    void fiftyAtOnce() throws InterruptedException, ExecutionException {
        Rest keyed = admin.with("Idempotency-Key", Client.unique("k"));
        String body = member(Client.unique("s").toLowerCase(java.util.Locale.ROOT));
        ExecutorService pool = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 50)
                    .<Callable<Answer>>mapToObj(i -> () -> keyed.post(STAFF, body))
                    .toList();
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> call : pool.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).allMatch(answer -> answer.status() == 201);
            assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> !answer.headers().containsKey("idempotency-replayed")))
                    .hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("a key belongs to one request of one caller")
    void reused() {
        String key = Client.unique("k");
        String body = member(Client.unique("a"));
        assertThat(admin.with("Idempotency-Key", key).post(STAFF, body).status())
                .isEqualTo(201);

        Answer other = admin.with("Idempotency-Key", key).post(STAFF, member(Client.unique("b")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.reason()).isEqualTo("key-reused");
        Answer elsewhere =
                admin.with("Idempotency-Key", key).post("/api/v1/clinics", Client.clinic(Client.unique("C")));
        assertThat(elsewhere.reason()).isEqualTo("key-reused");

        Rest somebody = Client.with("ADMIN", staff, access);
        Answer theirs = somebody.with("Idempotency-Key", key).post(STAFF, body);
        assertThat(theirs.reason()).as("another caller's key is another key").isEqualTo("login-exists");
    }

    @Test
    @DisplayName("the clinic a request is made in belongs to it: the same key in another clinic is another request")
    void clinic() {
        Rest keyed = admin.with("Idempotency-Key", Client.unique("k")).with("Accept-Language", "en");
        String body = member(Client.unique("c"));
        assertThat(keyed.with("Inlay-Clinic", "A").post(STAFF, body).status()).isEqualTo(201);
        assertThat(keyed.with("Inlay-Clinic", "B").post(STAFF, body).reason()).isEqualTo("key-reused");
        assertThat(keyed.with("Inlay-Clinic", "A").post(STAFF, body).headers()).containsKey("idempotency-replayed");
    }

    @Test
    @DisplayName("a refusal stores nothing: the key may be used again")
    void refusals() {
        Rest keyed = admin.with("Idempotency-Key", Client.unique("k"));
        String login = Client.unique("r");
        String bad = "{\"login\":\"%s\",\"name\":\"x\",\"roles\":[{\"role\":\"KING\"}]}".formatted(login);
        assertThat(keyed.post(STAFF, bad).status()).isEqualTo(422);
        Answer good = keyed.post(STAFF, member(login));
        assertThat(good.status()).isEqualTo(201);
        assertThat(good.headers()).doesNotContainKey("idempotency-replayed");
    }

    @Test
    @DisplayName("a key is 1 to 100 printable ASCII characters")
    void keys() {
        String body = member(Client.unique("i"));
        assertThat(admin.with("Idempotency-Key", "k".repeat(101))
                        .post(STAFF, body)
                        .reason())
                .isEqualTo("invalid-key");
        assertThat(admin.with("Idempotency-Key", "").post(STAFF, body).reason()).isEqualTo("invalid-key");
        assertThat(admin.with("Idempotency-Key", "k".repeat(100))
                        .post(STAFF, body)
                        .status())
                .isEqualTo(201);
    }
}
