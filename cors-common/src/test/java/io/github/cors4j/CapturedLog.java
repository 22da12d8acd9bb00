package io.github.cors4j;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the logger of {@link Cors} writes at a level and above, as long as this is open. */
final class CapturedLog extends Handler implements AutoCloseable {
    /** What SLF4J calls TRACE. */
    static final Level TRACE = Level.FINEST;

    /** What SLF4J calls DEBUG. */
    static final Level DEBUG = Level.FINE;

    private final Logger logger = Logger.getLogger(Cors.class.getName());
    private final List<LogRecord> records = new ArrayList<>();

    CapturedLog(Level level) {
        setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
        logger.setLevel(level);
    }

    void restrictTo(Level level) {
        logger.setLevel(level);
    }

    List<LogRecord> records() {
        return records;
    }

    List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }
}
