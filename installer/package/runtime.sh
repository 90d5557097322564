# shellcheck shell=bash
# The Java runtime of the package: the modules that app and helper need, the app itself among them.
#
# JavaFX comes as jars that unpack their native libraries into the home directory when they start. So
# that nothing is unpacked, they are made into jmods here, whose libraries jlink puts into `lib/`.

# What the helper needs besides; it runs from the class path. jdk.net: who is at the other end of a socket.
readonly helper_modules=java.logging,jdk.net,jdk.security.auth,jdk.unsupported

# make_jmod JAR JMODS: a jar of JavaFX as a jmod.
make_jmod() {
  local jar=$1 work name
  local -a libraries=()
  name=$(basename "$jar")
  name=${name#javafx-}
  name=javafx.${name%%-*}
  work=$(mktemp -d "$out/jmod.XXXXXX")
  mkdir "$work/classes" "$work/lib"
  (cd "$work/classes" && "$java_home/bin/jar" --extract --file "$jar")
  find "$work/classes" -name '*.so' -exec mv -t "$work/lib" {} +
  # For another toolkit.
  rm -f "$work/classes/javafx-swt.jar"
  [[ -z $(ls "$work/lib") ]] || libraries=(--libs "$work/lib")
  "$java_home/bin/jmod" create --class-path "$work/classes" "${libraries[@]}" \
    --date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" "$2/$name.jmod"
  rm -rf "$work"
}

# What java.desktop and java.xml hold for other programs: Swing, sound, printing, fonts and windows of AWT's, and all of XML.
# JavaFX and `shot` need of both that the modules are there, and of java.desktop its pictures.
readonly left_out='^/java[.]xml/|^/java[.]desktop/(javax/(swing|sound|print|accessibility)'\
'|com/sun/java/(swing|accessibility)|com/sun/(accessibility|media/sound)|sun/(swing|print|font|awt/X11)|java/awt/doc-files)/'
# Libraries of the same.
readonly libraries_left_out=(awt_xawt fontmanager freetype j2gss jsound lcms splashscreen)

# resources_left_out: one pattern of jlink's a line. A module's description names all of its packages, and jlink wants to
# find something in each.
resources_left_out() {
  "$java_home/bin/jimage" list --include 'regex:/java[.](xml|desktop)/.*' "$java_home/lib/modules" |
    awk -v left_out="$left_out" '
      /^Module: / { module = $2 }
      /^    / {
        path = "/" module "/" $1
        if (path !~ left_out || path ~ /[/]module-info[.]class$/) next
        package = path
        sub("/[^/]*$", "", package)
        if (package != last) { rest(); last = package; kept = "" }
        if (kept == "" && path ~ /[.]class$/) kept = path
        paths[++count] = path
      }
      # What belongs to one package stands together.
      function rest(  i) {
        if (kept == "" && count) kept = paths[1]
        for (i = 1; i <= count; i++) if (paths[i] != kept) print "glob:" paths[i]
        count = 0
      }
      END { rest() }'
}

# make_runtime FOLDER
#
# The classes are not compressed in the image: the package is compressed as a whole, and much better then
# (28 MB instead of 49 MB).
make_runtime() {
  local jmods modules jar languages
  local -a unneeded=("${libraries_left_out[@]/#/$1/lib/lib}")
  jmods=$(mktemp -d "$out/jmods.XXXXXX")
  modules=$(mktemp -d "$out/modules.XXXXXX")
  for jar in "$top"/app/target/modules/*.jar "$top"/app/target/telltale-app-*.jar; do
    case $(basename "$jar") in
      javafx-*-linux*.jar) make_jmod "$jar" "$jmods" ;;
      javafx-*) ;; # empty, for Maven alone
      *) cp "$jar" "$modules/" ;;
    esac
  done
  rm -rf "$1"
  resources_left_out >"$jmods/left-out"
  # The languages of the app's own texts: the names of countries and months in them are the JDK's.
  languages=$(basename -s .properties "$top"/app/src/main/resources/telltale/app/words/words_*.properties |
    sed 's/^words_//' | paste -s -d ,)
  "$java_home/bin/jlink" --module-path "$jmods:$modules" --add-modules "telltale.app,jdk.localedata,$helper_modules" \
    --include-locales "en,$languages" \
    "--exclude-resources=@$jmods/left-out" \
    --strip-debug --no-header-files --no-man-pages --compress zip-0 --output "$1"
  rm -rf "$jmods" "$modules" "$1/bin/keytool" "$1/lib/jexec" "${unneeded[@]/%/.so}"
}

stripper() {
  local found
  for found in llvm-strip llvm-strip-14 strip; do
    command -v "$found" && return
  done
  say "llvm-strip is missing (package llvm)"
  return 1
}
