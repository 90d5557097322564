# shellcheck shell=bash
# Finding a JDK 25, without starting any java: its `release` file says which one it is.

# SerialGC and a small heap to begin with: the app draws one picture and keeps a bounded history, so a
# few threads and a few tens of megabytes are enough, and start-up is quicker. It may grow for large
# screens: one picture of 3840x2160 takes 33 MB, and half a dozen are alive at times. What is empty is
# given back, of the heap and of what the compiler took. Snapshots live for a second at most: with room for
# them among the survivors they end there and do not pile up in the old part. The archive of classes is used where
# it was made for, not moved: moving it writes to 16 MB more of it, which then are no file's pages any more.
# AWT only encodes pictures and needs no display.
# Half of what a start took was the compilers': what a run before was seen to need often was compiled a second time, for speed, while
# the window was still being made. So a method is compiled for the first time after 512 calls rather than 128, and for the second after
# 65,536 rather than 2,048; a loop after 262,144 turns rather than 16,384. And reflection, of which the JDK needs a little
# for a mapped file and a signal, calls at once instead of compiling classes of its own for it.
# shellcheck disable=SC2034  # for whoever reads this in
readonly app_java=(-XX:+UseSerialGC -Xms24m -Xmx512m -Xmn10m -XX:SurvivorRatio=2 -XX:TargetSurvivorRatio=90 -XX:MinHeapFreeRatio=5
  -XX:MaxHeapFreeRatio=10 -XX:-ShrinkHeapInSteps -XX:TrimNativeHeapInterval=5000 -XX:+UseCompactObjectHeaders
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Djava.awt.headless=true
  -XX:Tier0InvokeNotifyFreqLog=9 -XX:Tier2InvokeNotifyFreqLog=16 -XX:Tier2BackedgeNotifyFreqLog=18
  -Djdk.reflect.useNativeAccessorOnly=true)

# What of JavaFX the app uses beside its API, and without which it does without (docs/decisions/0008): the pixels of its windows, and the
# timer of its pulses. The compiler is told the same in app/pom.xml.
# shellcheck disable=SC2034  # for whoever reads this in
readonly app_inside=(--add-exports=javafx.graphics/com.sun.{glass.ui,javafx.{geom,geom.transform,scene,sg.prism,stage,tk},prism}=telltale.app
  --add-opens=javafx.graphics/com.sun.javafx.tk.quantum=telltale.app --enable-native-access=telltale.app)

# Few pools of memory for few threads, and no OpenGL for GTK, which draws nothing here: JavaFX has its own.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2} GDK_GL=${GDK_GL:-disable}

is_jdk25() {
  [[ -x $1/bin/javac && -r $1/release ]] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

find_java_home() {
  local candidate on_path
  on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f -- "$on_path")
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "${on_path%/bin/java}"; do
    if [[ -n $candidate ]] && is_jdk25 "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

# Installs a JDK 25 where the distribution has one, and what else is missing with it; otherwise says in one line what to do.
install_jdk() {
  local package
  package=$(jdk_package) || {
    echo "telltale: no JDK 25 found: install one (for example Eclipse Temurin 25) under /usr/lib/jvm or set JAVA_HOME" >&2
    return 1
  }
  local -a missing
  mapfile -t missing < <(missing_packages build run)
  install_packages "$package" "${missing[@]}"
}

jdk_package() {
  local package
  case $(package_tool) in
    apt-get)
      package=openjdk-25-jdk
      apt_refresh_once
      apt-cache show "$package" >/dev/null 2>&1 && echo "$package"
      ;;
    dnf) echo java-25-openjdk-devel ;;
    pacman) echo jdk25-openjdk ;;
    *) return 1 ;;
  esac
}
