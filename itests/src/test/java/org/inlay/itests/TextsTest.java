package org.inlay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every bundle speaks both languages, and has words for each refusal it makes. */
class TextsTest {
    private static final Path BUNDLES = Path.of("..", "bundles");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** {@code Problem.conflict("reason")}, {@code new Problem(Kind.X, "reason")}. */
    private static final Pattern REASON = Pattern.compile(
            "Problem\\s*\\.\\s*(?:conflict|invalid|badRequest)\\(\\s*\"([a-z-]+)\"|Kind\\.[A-Z_]+,\\s*\"([a-z-]+)\"");

    /** {@code audit.record("orders.paid", …)} and what leads to it. */
    private static final Pattern ACT = Pattern.compile(
            "(?:\\baudit(?:\\s*\\.\\s*(?:record|write))?|\\brecord|new AuditWriter\\.Entry|new Entry|\\bchange|\\bstorePassword)"
                    + "\\s*\\([^;]{0,300}?\"([a-z]+\\.(?!jte)[a-z-]+)\"");

    @Test
    @DisplayName("Both languages have every text, with the same places to fill, and Chinese ones are Chinese")
    void bothLanguages() throws IOException {
        Map<String, String> english = texts("en");
        Map<String, String> chinese = texts("zh_CN");
        assertThat(chinese).hasSizeGreaterThan(200).containsOnlyKeys(english.keySet());
        List<String> wrong = new ArrayList<>();
        english.forEach((key, text) -> {
            String other = chinese.getOrDefault(key, "");
            if (!places(text).equals(places(other)) || !HAN.matcher(other).find() && hasWords(text) || text.isBlank()) {
                wrong.add(key + ": " + text + " / " + other);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Punctuation between places to fill has no words. */
    private static boolean hasWords(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("").chars().anyMatch(Character::isLetter);
    }

    @Test
    @DisplayName("Every reason a problem is made with has its text")
    void reasons() throws IOException {
        Map<String, String> texts = texts("zh_CN");
        Map<String, Path> missing = new TreeMap<>();
        for (Path source : files(path ->
                path.toString().contains("/src/main/java/") && path.toString().endsWith(".java"))) {
            REASON.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(reason -> !texts.containsKey("problem." + reason))
                    .forEach(reason -> missing.put(reason, source));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("Every act that is audited has its text")
    void acts() throws IOException {
        Map<String, String> texts = texts("zh_CN");
        Map<String, Path> missing = new TreeMap<>();
        int known = 0;
        for (Path source : files(path -> path.toString().contains("/src/main/java/")
                && path.toString().endsWith(".java")
                && !path.toString().contains("Timeline"))) {
            for (MatchResult found :
                    ACT.matcher(Files.readString(source)).results().toList()) {
                known++;
                if (!texts.containsKey("act." + found.group(1))) {
                    missing.put(found.group(1), source);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(known).isGreaterThan(60);
    }

    private static Map<String, String> texts(String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        String name = "messages_" + language + ".properties";
        for (Path file : files(path -> path.endsWith(Path.of("src/main/resources/i18n", name)))) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }

    private static List<Path> files(java.util.function.Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(BUNDLES)) {
            return all.filter(wanted).toList();
        }
    }

    private static Set<String> places(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toSet());
    }
}
