package org.inlay.platform.web.internal.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.inlay.platform.Problem;
import org.inlay.platform.web.internal.rest.edge.Exchange;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/**
 * Bodies in JSON: read whole (at most 1 MiB), as strict UTF-8, strictly typed. Problems: {@code body-too-large}, {@code
 * body-required}, {@code unsupported-charset}, {@code malformed-json}, {@code json-too-complex}, {@code duplicate-field},
 * {@code unknown-field}, {@code unknown-value}, {@code wrong-type}, {@code invalid-text}, and those of {@link Values}.
 */
@Component(
        service = {MessageBodyReader.class, MessageBodyWriter.class},
        scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-*)")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    static final int MAXIMUM_BODY = 1 << 20;

    /** So much of a body that is too large is still read, so that the client hears why before the connection closes. */
    private static final long DRAINED = 32L << 20;

    private static final Set<Class<?>> RAW =
            Set.of(byte[].class, String.class, InputStream.class, StreamingOutput.class);

    private final ObjectMapper mapper = Mappers.create();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !RAW.contains(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        String charset = media.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !"utf-8".equalsIgnoreCase(charset)) {
            throw Problem.badRequest("unsupported-charset");
        }
        byte[] bytes = bytes(stream);
        Exchange.current().ifPresent(exchange -> exchange.body(bytes));
        return parse(bytes, generic);
    }

    Object parse(byte[] bytes, Type generic) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw Problem.badRequest("body-required");
            }
            JavaType target = mapper.getTypeFactory().constructType(generic);
            try (JsonParser parser = new StrictText(mapper.getFactory().createParser(text))) {
                Object body = mapper.readerFor(target).readValue(parser);
                if (body == null) {
                    throw Problem.badRequest("body-required");
                }
                return body;
            }
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("malformed-json");
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        }
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAXIMUM_BODY + 1);
        if (bytes.length > MAXIMUM_BODY) {
            byte[] rest = new byte[8192];
            long drained = 0;
            for (int n = stream.read(rest); n >= 0 && drained < DRAINED; n = stream.read(rest)) {
                drained += n;
            }
            throw new Problem(Problem.Kind.TOO_LARGE, "body-too-large").with("maximum", MAXIMUM_BODY);
        }
        return bytes;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return RAW.stream().noneMatch(raw -> raw.isAssignableFrom(type));
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] bytes = mapper.writeValueAsBytes(value);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        out.write(bytes);
    }
}
