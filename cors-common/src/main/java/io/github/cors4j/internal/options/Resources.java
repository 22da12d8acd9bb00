package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.path.PathPattern;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the options {@code resources} and {@code exclude}: the paths that a policy covers. */
final class Resources {
    /** The most resources, and exclusions: more than any application has. A resource takes 2 KB, more if it sets options. */
    private static final int MOST = 10_000;

    private Resources() {}

    static List<PathPattern> readPaths(@Nullable Object written, OptionReport report) {
        List<PathPattern> paths = new ArrayList<>();
        for (Object entry : ListReader.of(written, report)) {
            if (paths.size() == MOST || report.problems().isFull()) {
                report.error(
                        "[...]", Reason.TOO_LARGE, "a policy can have at most " + MOST + " exclusions; write patterns");
                break;
            }
            PathPattern pattern = PathPattern.parse(report.place(), entry, true, report.problems());
            if (pattern != null) {
                paths.add(pattern);
            }
        }
        return Duplicates.removed(paths, PathPattern::canonical, PathPattern::text, report);
    }

    /** Reads an object that maps paths to options, or a list of paths. */
    static List<Resource> read(@Nullable Object written, OptionReport report) {
        if (written == null) {
            report.error(
                    null,
                    Reason.NULL_VALUE,
                    "write an object with path patterns as keys and options as values, or a list of path patterns");
            return List.of();
        }
        List<Map.Entry<?, ?>> object = ForeignTypes.isObject(written) ? ForeignTypes.entriesIn(written) : null;
        if (object == null && written instanceof Iterable<?> list && holdsObject(list)) {
            report.error(
                    written,
                    Reason.TYPE_INVALID,
                    "paths with options must be one object, with the paths as keys and the options as values");
            return List.of();
        }
        List<Resource> resources = object == null ? declared(written, report, scope -> {}) : of(object, report);
        refuseTooMany(resources, report);
        if (resources.isEmpty() && report.problems().isEmpty()) {
            report.warning("[]", Reason.EMPTY, "the policy covers no path; leave resources out to cover every path");
        }
        return resources;
    }

    /** Returns whether the first entry is an object. The others are not examined, since the list may be very long. */
    private static boolean holdsObject(Iterable<?> list) {
        Iterator<?> entries = list.iterator();
        return entries.hasNext() && ForeignTypes.entriesIn(entries.next()) != null;
    }

    private static void refuseTooMany(List<Resource> resources, OptionReport report) {
        if (resources.size() > MOST) {
            report.error(
                    "{...}",
                    Reason.TOO_LARGE,
                    "a policy can have at most " + MOST + " resources; write patterns or expressions");
        }
    }

    /**
     * Adds the resources of one call in code. Once there are too many, which is reported once, further calls add nothing.
     */
    static void declareMore(
            List<Resource> resources,
            @Nullable Object paths,
            OptionReport report,
            @Nullable Consumer<ScopeSettings> configure) {
        if (resources.size() <= MOST) {
            resources.addAll(declared(paths, report, configure));
            refuseTooMany(resources, report);
        }
    }

    private static List<Resource> of(List<Map.Entry<?, ?>> object, OptionReport report) {
        List<Resource> resources = new ArrayList<>();
        for (Map.Entry<?, ?> entry : object) {
            if (resources.size() > MOST || report.problems().isFull()) {
                break;
            }
            Object options = entry.getValue();
            if (isOption(String.valueOf(entry.getKey()))) {
                report.error(
                        entry.getKey(),
                        Reason.NOT_HERE,
                        "this is an option, and not a path; write it beside resources, or below one of the paths");
                continue;
            }
            OptionReport own =
                    new OptionReport(report.place(), report.problems().section());
            resources.addAll(declared(entry.getKey(), own, scope -> readOptions(scope, options, own)));
        }
        return resources;
    }

    private static boolean isOption(String key) {
        boolean path = key.startsWith("/") || key.startsWith("^");
        return !path && new Options().find(key, OptionNaming.KEYS).isPresent();
    }

    private static void readOptions(ScopeSettings scope, @Nullable Object options, OptionReport report) {
        if (options == null) {
            return; // YAML reads a path with nothing after its colon as null
        }
        List<Map.Entry<?, ?>> object = ForeignTypes.entriesIn(options);
        if (object == null) {
            scope.problems()
                    .error(
                            scope.place(),
                            options,
                            Reason.TYPE_INVALID,
                            "write an object with the resource's options, {} for none");
        } else if (!object.isEmpty()) {
            scope.read(object);
        }
    }

    /** Returns a resource for each path, with options of its own. */
    static List<Resource> declared(
            @Nullable Object paths, OptionReport report, @Nullable Consumer<ScopeSettings> configure) {
        List<Resource> resources = new ArrayList<>();
        for (Object path : ListReader.of(paths, report)) {
            if (resources.size() > MOST || report.problems().isFull()) {
                break;
            }
            OptionReport own =
                    new OptionReport(report.place(), report.problems().section());
            if (!own.problems().takesSetting(own.place(), path)) {
                break;
            }
            ScopeSettings scope = ScopeSettings.ofResource(path, own);
            PathPattern pattern = PathPattern.parse(own.place(), path, false, own.problems());
            if (configure == null) {
                own.problems()
                        .error(
                                scope.place(),
                                null,
                                Reason.NULL_VALUE,
                                "the options must not be null; set the resource's options, or leave them out");
            } else {
                configure.accept(scope);
            }
            resources.add(new Resource(pattern, scope, own));
        }
        return resources;
    }
}
