package org.inlay.platform.web.console;

import gg.jte.Content;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a page answers: a whole screen, a part of one, or the way to go on. */
public sealed interface Screen {

    /** A screen in the console's frame. */
    static Screen of(String title, Content content) {
        return new Whole(200, title, content);
    }

    /** The form again: nothing was stored. */
    static Screen refused(String title, Content content) {
        return new Whole(422, title, content);
    }

    /** The form again, made once the transaction is undone: what it shows is read anew, which a failed transaction cannot. */
    static Screen again(Supplier<Screen> form) {
        return new Again(form);
    }

    /** A part that is put into a screen that is there already. */
    static Screen part(Content content) {
        return new Part(content);
    }

    /** On to another address, below {@code /app/}. */
    static Screen to(String address) {
        return new Way(address, null, null);
    }

    /** On to another address, with a sentence that says what was done. */
    static Screen to(String address, String done) {
        return new Way(address, Objects.requireNonNull(done), null);
    }

    /** On to another address, with a sentence that says what was done and a button that takes it back. */
    static Screen to(String address, String done, Undo undo) {
        return new Way(address, Objects.requireNonNull(done), undo);
    }

    /** A screen in the console's frame. */
    record Whole(int status, String title, Content content) implements Screen {}

    /** A file to keep. */
    static Screen file(String name, String type, Path spool) {
        return new Download(name, type, spool);
    }

    /** A file, deleted once it is sent. */
    record Download(String name, String type, Path spool) implements Screen {}

    /** A screen that is made later. */
    record Again(Supplier<Screen> form) implements Screen {}

    /** A part of a screen. */
    record Part(Content content) implements Screen {}

    /** The way to go on. */
    record Way(
            String address, @Nullable String done, @Nullable Undo undo) implements Screen {}

    /**
     * The form that takes back what was done.
     *
     * @param action where it is sent, below {@code /app/}
     * @param fields what it carries, each a name and a value
     */
    record Undo(String action, Map<String, String> fields) {}
}
