package org.inlay.platform.web.internal.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.Part;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsoleRequest.Upload;

/** The files of a form. */
final class Uploads {
    private Uploads() {}

    static Map<String, Upload> of(HttpServletRequest request) {
        if (!Objects.requireNonNullElse(request.getContentType(), "").startsWith("multipart/form-data")) {
            return Map.of();
        }
        Map<String, Upload> files = new HashMap<>();
        try {
            for (Part part : request.getParts()) {
                String name = part.getSubmittedFileName();
                if (name != null && part.getSize() > 0) {
                    files.put(part.getName(), new File(name, part));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException | IllegalStateException tooLarge) {
            throw new Problem(Problem.Kind.TOO_LARGE, "body-too-large");
        }
        return files;
    }

    private record File(String name, Part part) implements Upload {
        @Override
        public InputStream open() throws IOException {
            return part.getInputStream();
        }
    }
}
