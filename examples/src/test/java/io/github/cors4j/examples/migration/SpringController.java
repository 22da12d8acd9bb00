package io.github.cors4j.examples.migration;

import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller of Spring MVC with an annotation for all of its methods. One method has another, and Spring combines them. */
@RestController
@RequestMapping("/api/orders")
@CrossOrigin(origins = "https://app.example.com", exposedHeaders = "X-Total-Count")
final class SpringController {
    @GetMapping
    String orders() {
        return "orders";
    }

    @DeleteMapping
    String cancel() {
        return "cancelled";
    }

    @PutMapping
    @CrossOrigin(origins = "https://admin.example.com", allowedHeaders = "Content-Type")
    String replace() {
        return "replaced";
    }
}
