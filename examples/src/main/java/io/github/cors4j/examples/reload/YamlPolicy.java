package io.github.cors4j.examples.reload;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A policy in a YAML file. If the file changes to something that is not a valid policy, the old policy stays in force. */
final class YamlPolicy {
    private final Path file;
    private String text;
    private volatile Cors policy;

    /** Reads the file for the first time. Throws an exception if it has no valid policy: better no server than an open one. */
    YamlPolicy(Path file) throws IOException {
        this.file = file;
        this.text = Files.readString(file);
        this.policy = parse(text);
    }

    /** Returns the newest valid policy. This only reads a field, since it is called for each request. */
    Cors current() {
        return policy;
    }

    /** Reads the file again if it has changed. Call this from a timer. */
    synchronized void reload() {
        try {
            String newest = Files.readString(file);
            if (!newest.equals(text)) {
                text = newest;
                policy = parse(newest);
            }
        } catch (IOException | YAMLException | CorsConfigurationException e) {
            System.err.println("The old policy stays in force. " + e.getMessage());
        }
    }

    private static Cors parse(String text) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        if (!(loaded instanceof Map<?, ?> entries)) {
            throw new YAMLException("The file contains no options."); // an empty one would allow every origin
        }
        Map<String, Object> options = new LinkedHashMap<>();
        entries.forEach((key, value) -> options.put(String.valueOf(key), value));
        return Cors.of(cors -> cors.configuration(options));
    }
}
