package io.github.cors4j.examples.migration;

import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Annotated handlers of Spring MVC. */
@RestController
final class SpringAnnotated {
    @GetMapping("/api/orders")
    @CrossOrigin(
            origins = "https://app.example.com",
            originPatterns = "https://*.preview.example.com",
            allowedHeaders = {"Content-Type", "Authorization"},
            exposedHeaders = "X-Total-Count",
            allowCredentials = "true",
            maxAge = 3600)
    String orders() {
        return "orders";
    }

    @GetMapping("/public/prices")
    @CrossOrigin
    String prices() {
        return "prices";
    }
}
