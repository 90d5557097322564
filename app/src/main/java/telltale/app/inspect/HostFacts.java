package telltale.app.inspect;

import java.util.stream.Collectors;
import telltale.app.words.Words;
import telltale.wire.HostName;

/// Spells what is known of a remote end's name, and what hides it.
record HostFacts(Words words) {

  void addTo(FactList facts, HostName host) {
    facts.text("inspect.name", host.name().map(name -> named(name, host.source())));
    host.hidden().ifPresent(why -> hidden(facts, why));
    String others =
        host.others().stream()
            .map(other -> named(other.name(), other.source()))
            .collect(Collectors.joining(", "));
    facts.text(host.name().isPresent() ? "inspect.also-called" : "inspect.may-be-called", others);
  }

  private void hidden(FactList facts, String why) {
    switch (why) {
      case "ech" -> facts.said("inspect.real-name", words.say("inspect.hidden.ech"));
      case "dot" -> facts.said("inspect.lookups", words.say("inspect.hidden.dot"));
      case "doh" -> facts.said("inspect.lookups", words.say("inspect.hidden.doh"));
      default -> facts.text("inspect.real-name", why);
    }
  }

  private String named(String name, String source) {
    String how =
        switch (source) {
          case "sni" -> "TLS";
          case "http" -> "HTTP";
          case "dns" -> "DNS";
          case "hosts" -> "/etc/hosts";
          case "mdns" -> "mDNS";
          case "reverse" -> words.say("inspect.reverse");
          default -> source;
        };
    return name + " (" + how + ")";
  }
}
