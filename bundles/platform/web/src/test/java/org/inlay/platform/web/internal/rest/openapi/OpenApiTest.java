package org.inlay.platform.web.internal.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.MoneyInput;
import org.inlay.platform.web.ReadOnly;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final JsonNode document = document();

    /** A card as answered. */
    public record Card(Id id, Money price, @Nullable LocalDate until, List<Use> uses) {
        /** One use. */
        public record Use(int number) {}
    }

    /** A resource like those of the bundles. */
    @Path("cards")
    public static final class CardsResource {
        private final @Nullable ChosenClinic clinics = null;

        @GET
        public Page<Card> list(@QueryParam("q") @Nullable String q) {
            throw new UnsupportedOperationException("read by reflection only: " + q + clinics);
        }

        @POST
        @Answers(value = Card.class, status = 201)
        public Response sell(NewCardBody body) {
            throw new UnsupportedOperationException("read by reflection only: " + body);
        }

        @POST
        @Path("preview")
        @ReadOnly
        public Card preview(NewCardBody body) {
            throw new UnsupportedOperationException("read by reflection only: " + body);
        }

        @PUT
        @Path("{id}/{kind: gift|paid}")
        @Answers(Card.class)
        public Response change(
                @PathParam("id") Id id,
                @PathParam("kind") String kind,
                @HeaderParam("If-Match") @Nullable String ifMatch,
                NewCardBody body) {
            throw new UnsupportedOperationException("read by reflection only: " + id + kind + ifMatch + body);
        }

        /** A card to sell. */
        public record NewCardBody(
                @NotNull MoneyInput price,
                @NotBlank @Size(max = 20) String name,
                @Nullable String clinic,
                boolean gift) {}
    }

    private static JsonNode document() {
        Descriptions descriptions = new Descriptions();
        descriptions.read(new StringReader("""
                # words
                GET /cards=All cards: newest first.
                GET /cards?q=Part of a name = or number.
                param.id=Id of the card.
                Card.price=What it cost.
                Card.Use.number=Which use.
                """));
        try {
            return new ObjectMapper()
                    .readTree(OpenApi.document(List.of(new OpenApi.Resource(CardsResource.class, "")), descriptions));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> parameters(String pointer) {
        return document.at(pointer + "/parameters").findValuesAsText("name");
    }

    @Test
    @DisplayName("words come from the descriptions, keys being as people write them")
    void words() {
        assertThat(document.at("/paths/~1cards/get/description").asText()).isEqualTo("All cards: newest first.");
        assertThat(document.at("/paths/~1cards/get/parameters/0/description").asText())
                .isEqualTo("Part of a name = or number.");
        assertThat(document.at("/components/schemas/CardUse/properties/number/description")
                        .asText())
                .isEqualTo("Which use.");
    }

    @Test
    @DisplayName("headers stand where they have a meaning")
    void headers() {
        assertThat(parameters("/paths/~1cards/post")).containsExactly("Idempotency-Key", "Inlay-Clinic");
        assertThat(parameters("/paths/~1cards~1preview/post")).containsExactly("Inlay-Clinic");
        assertThat(parameters("/paths/~1cards~1{id}~1{kind}/put"))
                .containsExactly("id", "kind", "If-Match", "Inlay-Clinic");
        assertThat(document.at("/paths/~1cards~1{id}~1{kind}/put/responses").has("412"))
                .isTrue();
        assertThat(document.at("/paths/~1cards~1{id}~1{kind}/put/parameters/1/schema/enum"))
                .hasToString("[\"gift\",\"paid\"]");
    }

    @Test
    @DisplayName("schemas say what must be sent and what may be missing")
    void schemas() {
        JsonNode body = document.at("/components/schemas/NewCardBody");
        assertThat(body.path("required")).hasToString("[\"price\",\"name\"]");
        assertThat(body.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(body.at("/properties/name")).hasToString("{\"type\":\"string\",\"minLength\":1,\"maxLength\":20}");
        assertThat(body.at("/properties/price/$ref").asText()).isEqualTo("#/components/schemas/MoneyInput");
        JsonNode card = document.at("/components/schemas/OpenApiTestCard");
        assertThat(card.path("required")).hasToString("[\"id\",\"price\",\"uses\"]");
        assertThat(card.at("/properties/until/type")).hasToString("[\"string\",\"null\"]");
    }
}
