package org.inlay.platform.web.internal.console;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.inlay.platform.Access;
import org.inlay.platform.BoundedThreads;
import org.inlay.platform.Caller;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.PluginGate;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.CustomerPanel;
import org.inlay.platform.web.console.Panels;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Templates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders panels on a few threads each, so that one that hangs takes none from the others. */
@Component
public final class CustomerPanels implements Panels {
    private static final Logger LOG = LoggerFactory.getLogger(CustomerPanels.class);
    private static final long LIMIT_SECONDS = 5;

    private final Extensions extensions;
    private final Access access;
    private final BoundedThreads threads = new BoundedThreads("panel");
    private final Templates templates =
            new Templates(CustomerPanels.class, "org.inlay.platform.web.internal.console.jte");

    @Activate
    public CustomerPanels(@Reference Extensions extensions, @Reference Access access) {
        this.extensions = extensions;
        this.access = access;
    }

    @Deactivate
    void stop() {
        threads.stop();
    }

    @Override
    public List<Ref> of(ConsoleRequest request) {
        return visible(request)
                .sorted(Comparator.comparingInt(CustomerPanel::order))
                .map(panel -> new Ref(panel.id(), request.words().t("console.panel." + panel.id())))
                .toList();
    }

    private Stream<CustomerPanel> visible(ConsoleRequest request) {
        String clinic = request.clinic().code();
        Caller caller = access.caller();
        return extensions.active(CustomerPanel.class, clinic).stream()
                .filter(panel -> caller.may(panel.permission(), clinic));
    }

    @Override
    public Screen show(String id, ConsoleRequest request, Id customer) {
        CustomerPanel panel = visible(request)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page"));
        Caller caller = access.caller();
        try {
            Future<String> rendering =
                    threads.submit(id, () -> access.as(caller, () -> text(panel.render(request, customer))));
            return rendered(panel, id, request, rendering);
        } catch (RejectedExecutionException busy) {
            LOG.warn("panel {} was left out: too many wait for it", id);
            return failed(request);
        }
    }

    private Screen rendered(CustomerPanel panel, String id, ConsoleRequest request, Future<String> rendering) {
        try {
            String html = rendering.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return Screen.part(output -> output.writeContent(html));
        } catch (TimeoutException slow) {
            rendering.cancel(false);
            LOG.warn("panel {} took more than {} s", id, LIMIT_SECONDS);
            PluginGate.overdue(panel, "took longer than " + LIMIT_SECONDS + " s");
        } catch (ExecutionException failure) {
            LOG.warn("panel {} failed", id, failure.getCause());
        } catch (InterruptedException stopped) {
            rendering.cancel(false);
            Thread.currentThread().interrupt();
        }
        return failed(request);
    }

    private Screen failed(ConsoleRequest request) {
        return Screen.part(templates.content("panel-failed.jte", Map.of("words", request.words())));
    }

    private static String text(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(output);
        return output.toString();
    }
}
