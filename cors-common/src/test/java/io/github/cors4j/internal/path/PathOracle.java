package io.github.cors4j.internal.path;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which resource a path gets, by a walk over all patterns; and what else a path may be taken for, by {@link URI}. */
final class PathOracle {
    private static final Comparator<List<Integer>> ORDER = Comparator.<List<Integer>>comparingInt(rank -> rank.get(0))
            .thenComparingInt(rank -> rank.get(1))
            .thenComparingInt(rank -> rank.get(2));

    private record Entry(String text, Pattern plain, List<Integer> rank) {}

    private final List<Entry> entries;

    /** Takes patterns that are well-formed. */
    PathOracle(List<String> patterns) {
        entries = patterns.stream()
                .map(text -> new Entry(text, Pattern.compile(expression(text)), rank(text)))
                .toList();
    }

    /** The pattern that decides about a path as it stands. */
    Optional<String> find(String path) {
        return entries.stream()
                .filter(entry -> matches(entry, path))
                .min(Comparator.comparing(Entry::rank, ORDER))
                .map(Entry::text);
    }

    /** Less the slash at the end, which makes no difference. */
    static String bare(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean matches(Entry entry, String path) {
        String bare = bare(path);
        if (!entry.text().startsWith("^")) {
            return entry.plain().matcher(bare).matches();
        }
        String slashed = bare.endsWith("/") ? bare : bare + "/";
        return entry.plain().matcher(bare).matches()
                || entry.plain().matcher(slashed).matches();
    }

    private static String expression(String pattern) {
        if (pattern.startsWith("^")) {
            return pattern;
        }
        if (pattern.equals("*") || bare(pattern).equals("/*")) {
            return "(?s).*"; // also what is no path, such as that of OPTIONS *
        }
        StringBuilder expression = new StringBuilder("(?s)");
        String[] segments = bare(pattern).substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (!segments[i].equals("*")) {
                expression.append('/').append(Pattern.quote(segments[i]));
            } else {
                expression.append(i == segments.length - 1 ? "(/.*)?" : "/[^/]+");
            }
        }
        return expression.toString();
    }

    private static List<Integer> rank(String pattern) {
        boolean expression = pattern.startsWith("^");
        String[] segments =
                bare(pattern.equals("*") ? "/*" : pattern).substring(1).split("/");
        if (!expression && !List.of(segments).contains("*")) {
            return List.of(0, 0, 0);
        }
        if (!expression) {
            long literals =
                    List.of(segments).stream().filter(s -> !s.equals("*")).count();
            return List.of(
                    1,
                    (int) -literals,
                    -bare(pattern.equals("*") ? "/*" : pattern).length());
        }
        return List.of(2, (int) -pattern.chars().filter(c -> c == '/').count(), -pattern.length());
    }

    /** What servers take a path for: as it is, normalised, and with slashes merged before that, each also decoded. */
    static List<String> readings(String path) {
        List<String> readings = new ArrayList<>(List.of(path));
        for (String spelling : List.of(path, path.replaceAll("/+", "/"))) {
            try {
                URI uri = new URI("http://host" + spelling);
                if (spelling.startsWith("/") && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                    readings.add(withoutEscapes(uri.normalize().getRawPath()));
                    readings.add(withoutEscapes(decodedDots(uri).normalize().getRawPath()));
                }
            } catch (URISyntaxException e) {
                // then no server takes it for another path
            }
        }
        readings.removeIf(reading -> reading.contains("/..") || reading.contains("//") && !reading.equals(path));
        return readings.stream().distinct().toList();
    }

    private static URI decodedDots(URI uri) {
        return URI.create("http://host" + uri.getRawPath().replaceAll("(?i)%2e", "."));
    }

    private static String withoutEscapes(String path) {
        return URI.create(path.replaceAll("(?i)%(2f|5c|00)", "_")).getPath();
    }

    /**
     * The files that servers of files may take a path for which decode it once or twice, drop parameters or not, and take
     * a backslash for a slash, before they remove dot segments.
     */
    static List<Path> files(String path) {
        List<Path> files = new ArrayList<>();
        String decoded = path;
        for (int times = 1; times <= 2; times++) {
            try {
                decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                break; // then no server decodes it
            }
            String separated = decoded.replace('\\', '/');
            for (String each : List.of(separated, separated.replaceAll(";[^/]*", ""))) {
                files.add(Path.of("/" + each).normalize());
            }
        }
        return files;
    }
}
