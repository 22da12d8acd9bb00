package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the text of a request, and says what is wrong with it. */
final class Body {
    /** Many times what any policy takes. */
    static final int MOST = 65_536;

    private Body() {}

    /** The body as text; fails with 413 or 400. */
    static String text(Context ctx) {
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

    /** What to answer to a text that is no JSON, or not the JSON that is wanted. */
    static Failure malformed(JsonProcessingException e, String wanted) {
        String where = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        return e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException
                ? new Failure(400, "The body must be " + wanted + ".")
                : new Failure(400, "The body is not valid JSON, " + where + e.getOriginalMessage());
    }
}
