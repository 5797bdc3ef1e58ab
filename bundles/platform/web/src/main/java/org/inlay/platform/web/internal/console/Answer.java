package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.web.console.Screen;

/** Sends pages: nothing runs in them but the console's own scripts, nobody frames them, no cache keeps them. */
final class Answer {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Smaller answers are not worth it. */
    private static final int WORTH_ZIPPING = 1_500;

    private Answer() {}

    static void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "HX-Request, Accept-Encoding");
    }

    /** Renders first, so that a template that fails leaves nothing half sent. */
    static void page(HttpServletRequest request, HttpServletResponse response, int status, Content content)
            throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        content.writeTo(output);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip") && output.getContentLength() > WORTH_ZIPPING) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                output.writeTo(zip);
            }
            response.setHeader("Content-Encoding", "gzip");
            response.setContentLength(bytes.size());
            bytes.writeTo(response.getOutputStream());
        } else {
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }

    static void file(HttpServletResponse response, Screen.Download download) throws IOException {
        response.setContentType(download.type());
        response.setContentLengthLong(Files.size(download.spool()));
        response.setHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(download.name(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        try {
            Files.copy(download.spool(), response.getOutputStream());
        } finally {
            Files.deleteIfExists(download.spool());
        }
    }

    /** On to another address of this server; a request of a script is told in its own way where a whole page has to change. */
    static void to(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
    }
}
