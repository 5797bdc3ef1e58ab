package org.inlay.platform.web.internal.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.inlay.platform.Clinic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One browser window that waits for news; news that it has not taken yet is told once. Never waits for the window. */
final class NewsLine implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(NewsLine.class);
    private static final byte[] NEWS = "data: news\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServletRequest request;
    private final AsyncContext exchange;
    private final ServletOutputStream output;
    private final String clinic;
    private final List<String> wishes;
    private final Consumer<NewsLine> ended;
    private boolean news;
    private boolean beat = true;
    private boolean over;

    private NewsLine(
            HttpServletRequest request,
            AsyncContext exchange,
            ServletOutputStream output,
            String clinic,
            List<String> wishes,
            Consumer<NewsLine> ended) {
        this.request = request;
        this.exchange = exchange;
        this.output = output;
        this.clinic = clinic;
        this.wishes = wishes;
        this.ended = ended;
    }

    static NewsLine open(
            HttpServletRequest request,
            HttpServletResponse response,
            String clinic,
            List<String> wishes,
            Consumer<NewsLine> ended)
            throws IOException {
        AsyncContext exchange = request.startAsync(request, response);
        exchange.setTimeout(0);
        NewsLine line = new NewsLine(request, exchange, response.getOutputStream(), clinic, wishes, ended);
        exchange.addListener(line);
        line.output.setWriteListener(line);
        return line;
    }

    boolean wants(String action, String where) {
        return (where.equals(clinic) || where.equals(Clinic.ORGANISATION))
                && wishes.stream().anyMatch(wish -> !wish.isEmpty() && action.startsWith(wish));
    }

    boolean lives(Sessions sessions) {
        try {
            return sessions.person(request).isPresent();
        } catch (RuntimeException unsure) {
            LOG.debug("whether a session lives could not be asked; asking again later", unsure);
            return true;
        }
    }

    synchronized void tell() {
        news = true;
        write();
    }

    synchronized void beat() {
        beat = true;
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        write();
    }

    private void write() {
        try {
            while (!over && (news || beat) && output.isReady()) {
                byte[] next = news ? NEWS : BEAT;
                news = false;
                beat = false;
                output.write(next);
                if (output.isReady()) {
                    output.flush();
                }
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a window is gone", gone);
            end();
        }
    }

    synchronized void end() {
        if (!over) {
            over = true;
            ended.accept(this);
            try {
                exchange.complete();
            } catch (IllegalStateException gone) {
                LOG.debug("a window was gone already", gone);
            }
        }
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
