package telltale.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telltale.wire.ProcessFacts;

class ScriptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # executable        | command line                                        | script
          python3             | python3 backup.py                                   | backup.py
          python3.11          | python3 /opt/tool/backup.py --all x.py              | /opt/tool/backup.py
          python3.11          | /usr/bin/python3 -u -W ignore -X dev backup.py      | backup.py
          python3             | python3 -Wignore -Im http.server 8000               | http.server
          python3             | python3 -m http.server                              | http.server
          python3             | python3 -mvenv dir                                  | venv
          python3             | python3 -c print(1) file.py                         |
          python3             | python3 -uc print(1)                                |
          python3             | python3 - file.py                                   |
          python3             | python3 -- -odd.py                                  | -odd.py
          python3             | python3                                             |
          python3             | python3 -i                                          |
          python3             | python3 --check-hash-based-pycs never x.py          | x.py
          python3             | python3 --check-hash-based-pycs=never x.py          | x.py
          python3             | python3 /dev/fd/63                                  |
          python3             | python3 /proc/self/fd/3                             |
          pypy3               | pypy3 x.py                                          | x.py
          python3             | gunicorn /usr/bin/gunicorn app:web                  | /usr/bin/gunicorn
          bash                | bash backup.sh now                                  | backup.sh
          bash                | /bin/bash -eu -o pipefail ./x.sh                    | ./x.sh
          bash                | bash -euo pipefail x.sh                             | x.sh
          bash                | bash +x x.sh                                        | x.sh
          bash                | bash -O extglob --rcfile /etc/rc x.sh               | x.sh
          bash                | bash --login x.sh                                   | x.sh
          bash                | bash -c curl x.sh                                   |
          bash                | bash -lc curl                                       |
          bash                | bash -s arg                                         |
          bash                | -bash                                               |
          dash                | sh -e x.sh                                          | x.sh
          dash                | sh - x.sh                                           |
          zsh                 | zsh -f x.zsh                                        | x.zsh
          fish                | fish --init-command true x.fish                     | x.fish
          busybox             | sh x.sh                                             | x.sh
          busybox             | wget http.sh                                        |
          perl                | perl -w -I lib -MFoo=bar x.pl                       | x.pl
          perl                | perl -Ilib x.pl                                     | x.pl
          perl                | perl -lne print x.txt                               |
          perl                | perl -0777 -ne print x.txt                          |
          perl                | perl -E say                                         |
          perl                | perl -i.bak x.pl                                    | x.pl
          ruby3.1             | ruby -r json -I lib -W0 x.rb                        | x.rb
          ruby                | ruby -rjson -e puts                                 |
          ruby                | ruby --encoding utf-8 --yjit x.rb                   | x.rb
          ruby                | ruby -S rake                                        | rake
          php8.2              | php -d memory_limit=1G x.php                        | x.php
          php                 | php -f x.php                                        | x.php
          php                 | php -S 127.0.0.1:80 x.php                           |
          php                 | php -r echo(1);                                     |
          node                | node --max-old-space-size=4096 server.js            | server.js
          node                | node -r ./boot.js --import x server.js              | server.js
          node                | node --require=./boot.js inspect server.js          | server.js
          node                | node -e code server.js                              |
          node                | node -pe code                                       |
          node                | node --test                                         |
          nodejs              | nodejs /usr/bin/npm install                         | /usr/bin/npm
          deno                | deno run -A --config c.json x.ts                    | x.ts
          deno                | deno eval code                                      |
          bun                 | bun run --preload y.ts x.ts                         | x.ts
          lua5.4              | lua -l socket x.lua                                 | x.lua
          tclsh8.6            | tclsh x.tcl                                         | x.tcl
          dotnet              | dotnet exec --depsfile d.json app.dll               | app.dll
          dotnet              | dotnet build                                        |
          java                | java -Xmx1g -jar /opt/a/app.jar --port 1            | /opt/a/app.jar
          java                | java -jar -Xmx1g app.jar                            | app.jar
          java                | java -cp a.jar:b.jar com.example.Main x             | com.example.Main
          java                | java -classpath a.jar -Dx=y com.example.Main        | com.example.Main
          java                | java --class-path=a.jar com.example.Main            | com.example.Main
          java                | java -p mods -m web/com.example.Main                | web/com.example.Main
          java                | java --module=web/com.example.Main                  | web/com.example.Main
          java                | java --add-opens java.base/java.lang=ALL-UNNAMED -jar x.jar | x.jar
          java                | java @options -jar x.jar                            |
          java                | java -version                                       |
          env                 | env python3 x.py                                    |
          curl                | curl -o x.py http://h/x.sh                          |
          pythonesque         | pythonesque x.py                                    |
          php-fpm8.2          | php-fpm8.2 x.php                                    |
          """)
  void findsTheScript(String executable, String commandLine, String script) {
    ProcessFacts process =
        process("/usr/bin/" + executable, List.of(commandLine.trim().split(" +")));

    assertThat(Script.of(process).map(Script::path)).isEqualTo(Optional.ofNullable(script));
  }

  @Test
  void namesTheScriptByItsFile() {
    assertThat(script("/usr/bin/python3", "python3", "/srv/jobs/backup.py"))
        .contains(new Script("backup.py", "/srv/jobs/backup.py"));
    assertThat(script("/usr/bin/java", "java", "-m", "web/com.example.Main"))
        .contains(new Script("com.example.Main", "web/com.example.Main"));
  }

  @Test
  void anEmptyArgumentIsNoScript() {
    assertThat(script("/usr/bin/python3", "python3", "")).isEmpty();
    assertThat(script("/usr/bin/python3", "python3", "dir/")).isEmpty();
    assertThat(script("/usr/bin/python3", "python3", "-m")).isEmpty();
    assertThat(script("/usr/bin/python3", "python3", "-W")).isEmpty();
  }

  @Test
  void anInterpreterThatWasReplacedWhileItRanIsOneStill() {
    assertThat(script("/usr/bin/python3.11 (deleted)", "python3", "x.py")).isPresent();
  }

  @Test
  void theExecutableDecidesAndNotWhatAProcessCallsItself() {
    assertThat(script("/usr/bin/nc", "python3", "backup.py")).isEmpty();
  }

  @Test
  void anyArgumentsGiveAnAnswer() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    String[] interpreters = {"python3", "bash", "perl", "ruby", "php", "node", "deno", "java"};
    for (int round = 0; round < 20_000; round++) {
      List<String> arguments = new ArrayList<>(List.of("x"));
      for (int i = random.nextInt(6); i > 0; i--) {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        arguments.add(
            (random.nextBoolean() ? "-" : "")
                + new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      String interpreter = interpreters[random.nextInt(interpreters.length)];
      assertThat(Script.of(process("/bin/" + interpreter, arguments)).map(Script::name))
          .as("seed %d, round %d", seed, round)
          .isNotEqualTo(Optional.of(""));
    }
  }

  private static Optional<Script> script(String exe, String... commandLine) {
    return Script.of(process(exe, List.of(commandLine)));
  }

  private static ProcessFacts process(String exe, List<String> commandLine) {
    return new ProcessFacts(
        7,
        Script.fileName(exe),
        Optional.of(exe),
        commandLine,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ProcessFacts.Software.NONE);
  }
}
