# Read by ./hillock and ./mvnw: finds a JDK from 25 on and exports its folder as JAVA_HOME, or ends with one line that says how to
# get one. HILLOCK_JAVA_HOME decides if it is set, then JAVA_HOME if it is new enough; else the newest JDK in the usual folders.

# The major version of the JDK in folder $1, or 0. JDKs say it in a file, so that no Java has to be started.
jdk_version() {
  version=0
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='="' read -r key _ value _; do
    if [ "$key" = JAVA_VERSION ]; then version=${value%%[!0-9]*}; fi
    if [ "$key" = JAVA_RUNTIME_VERSION ]; then jdk_build=$value; fi
  done <"$1/release"
  version=${version:-0}
}

# Takes the JDK in folder $1 if it is newer than what was found so far.
consider_jdk() {
  jdk_version "$1"
  if [ "$version" -gt "$newest" ]; then newest=$version jdk=$1; fi
}

find_jdk() {
  newest=0 jdk=
  if [ -n "${HILLOCK_JAVA_HOME-}" ]; then
    consider_jdk "$HILLOCK_JAVA_HOME"
    [ "$newest" -ge 25 ] && return
    echo "hillock: HILLOCK_JAVA_HOME is $HILLOCK_JAVA_HOME, which is no JDK 25 or newer" >&2
    exit 2
  fi
  if [ -n "${JAVA_HOME-}" ]; then
    consider_jdk "$JAVA_HOME"
    [ "$newest" -ge 25 ] && return
  fi
  if java=$(command -v java); then
    java=$(readlink -f "$java" 2>/dev/null) || java=
    case $java in */bin/java) consider_jdk "${java%/bin/java}" ;; esac
  fi
  # HILLOCK_JDK_FOLDERS exists for the tests: where to look instead.
  if [ -n "${HILLOCK_JDK_FOLDERS-}" ]; then
    for candidate in "$HILLOCK_JDK_FOLDERS"/*; do consider_jdk "$candidate"; done
    return
  fi
  for candidate in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/local/lib/jvm/* /usr/java/* /usr/jdk/* /usr/local/*jdk* /opt/*jdk* /opt/*java* \
      /opt/java/* /opt/jdk/* /opt/jdks/* /opt/jvm/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.m2/jdks/* \
      "${HOME-}"/.gradle/jdks/* "${HOME-}"/.gradle/jdks/*/* "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/* \
      "${HOME-}"/.jabba/jdk/* "${HOME-}"/.jbang/cache/jdks/* "${HOME-}"/*jdk* "${HOME-}"/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    consider_jdk "$candidate"
  done
}

find_jdk
if [ "$newest" -lt 25 ]; then
  [ "$newest" = 0 ] && found="none was found" || found="the newest one found is $newest ($jdk)"
  echo "hillock: a JDK 25 or newer is needed and $found: get one from https://adoptium.net and unpack it into ~/.jdks, or set JAVA_HOME" >&2
  exit 2
fi
jdk_version "$jdk"
JAVA_HOME=$jdk
export JAVA_HOME
