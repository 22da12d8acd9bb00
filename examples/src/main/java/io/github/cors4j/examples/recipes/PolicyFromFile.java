package io.github.cors4j.examples.recipes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A policy that is read again when its file changes. If the file has no valid policy, the old one stays in force. */
public final class PolicyFromFile {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFromFile.class);

    private final Path file;
    private FileTime read;
    private volatile Cors policy;

    /**
     * Reads the file for the first time.
     *
     * @param file a file with one JSON object
     * @throws IOException if the file cannot be read, or is not a JSON object
     * @throws CorsConfigurationException if it has no valid policy: better no server than an open one
     */
    public PolicyFromFile(Path file) throws IOException {
        this.file = file;
        this.read = Files.getLastModifiedTime(file);
        this.policy = parse(file);
    }

    /**
     * Returns the newest valid policy. This only reads a field, so it can be called for each request.
     *
     * @return the policy
     */
    public Cors current() {
        return policy;
    }

    /** Reads the file again if it has changed. Call this from a timer, not for each request. */
    public synchronized void reload() {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(read)) {
                read = modified;
                policy = parse(file);
            }
        } catch (IOException | CorsConfigurationException e) {
            LOG.error("The old CORS policy stays in force.", e);
        }
    }

    private static Cors parse(Path file) throws IOException {
        Map<String, Object> settings = new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
        return Cors.of(cors -> cors.configuration(settings));
    }
}
