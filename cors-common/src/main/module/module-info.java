/** CORS without a framework. */
module io.github.cors4j {
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.cors4j;
    exports io.github.cors4j.config;
    exports io.github.cors4j.spi;
}
