package io.github.cors4j.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.examples.playground.LivePolicy;
import io.github.cors4j.examples.playground.PolicyJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a policy from JSON: an object whose keys are the names of the options. */
final class PolicyFile {
    private PolicyFile() {}

    /**
     * Reads and builds a policy.
     *
     * @throws DemoException if the file cannot be read, is not a JSON object, or has no valid policy; its message lists
     *     every problem
     */
    static LivePolicy read(Path file) throws DemoException {
        try {
            return new LivePolicy(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new DemoException("There is no policy file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new DemoException("The policy file " + file + " is not text in UTF-8.");
        } catch (MismatchedInputException e) {
            throw new DemoException("The policy file " + file + " must contain one JSON object, such as {\"origins\":"
                    + " [\"https://app.example.com\"]}.");
        } catch (JsonProcessingException e) {
            throw new DemoException("The policy file " + file + " is not valid JSON, " + PolicyJson.reason(e));
        } catch (IOException e) {
            throw new DemoException("The policy file " + file + " cannot be read: " + e.getMessage());
        } catch (CorsConfigurationException e) {
            throw new DemoException("The policy file " + file + " cannot be used. " + e.getMessage());
        }
    }
}
