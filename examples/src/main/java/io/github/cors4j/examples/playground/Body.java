package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request as text, and reports what is wrong with it. */
final class Body {
    /** The largest body in bytes, much more than any policy needs. */
    static final int MOST = 65_536;

    private Body() {}

    /** Returns the body as text; fails with status 415, 413 or 400. */
    static String text(Context ctx) {
        if (!isJson(ctx.header("Content-Type"))) {
            throw new Failure(415, "Send JSON with Content-Type: application/json.");
        }
        byte[] bytes;
        try {
            bytes = ctx.bodyInputStream().readNBytes(MOST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > MOST) {
            throw new Failure(413, "The body is larger than " + MOST + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Failure(400, "The body is not text in UTF-8.");
        }
    }

    /** Returns whether the type is JSON: a form on a page of another origin can send other types without a preflight. */
    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** Returns the failure for a text that is not JSON, or not the expected JSON. */
    static Failure malformed(JsonProcessingException e, String wanted) {
        return e instanceof MismatchedInputException
                ? new Failure(400, "The body must be " + wanted + ".")
                : new Failure(400, "The body is not valid JSON, " + PolicyJson.reason(e));
    }
}
