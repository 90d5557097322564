package telltale.app.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainsTest {

  @ParameterizedTest
  @CsvSource({
    "example.org,                      example.org",
    "www.example.org,                  example.org",
    "WWW.Example.ORG.,                 example.org",
    "cdn.shop.example.co.uk,           example.co.uk",
    "a.b.c.d.example.com.au,           example.com.au",
    "alice.github.io,                  alice.github.io",
    "assets.alice.github.io,           alice.github.io",
    "www.xn--85x722f.xn--55qx5d.cn,    xn--85x722f.xn--55qx5d.cn",
    "_dmarc.example.org,               example.org",
    "www.city.kawasaki.jp,             city.kawasaki.jp",
  })
  void isWhatSomebodyRegistered(String host, String domain) {
    assertThat(Domains.of(host)).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource({
    "github.io,        github.io",
    "com,              com",
    "localhost,        localhost",
    "printer.local,    printer.local",
    "nas.fritz.lan,    fritz.lan",
    "web.shop.svc.lan, svc.lan",
    "what is this,     what is this",
    "..,               .",
  })
  void isAsMuchOfTheNameAsCanBeSaidWhereNobodyDid(String host, String domain) {
    assertThat(Domains.of(host)).isEqualTo(domain);
  }
}
