# Shared by the scripts: the project's folder, a JDK 25, Maven, and a build if something is stale.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

is_jdk_25() { [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'; }

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /opt/*jdk* \
      "$(/usr/libexec/java_home -v 25 2>/dev/null || true)" \
      "$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)" || true)")")"; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then export JAVA_HOME=$candidate; return; fi
  done
  echo "Makegood needs a JDK 25: install one, or set JAVA_HOME to it." >&2
  exit 1
}

# The Maven of this machine, or else the wrapper, which downloads one.
find_maven() {
  if command -v mvn >/dev/null; then MVN=mvn; else MVN=$PWD/mvnw; fi
}

find_jdk
find_maven

# Packages the functions and compiles the tests, unless both are newer than all of their sources.
build_if_stale() {
  local mark=target/built
  if [ -f "$mark" ] && [ -f target/function.zip ] && [ -f target/test.classpath ] &&
      [ -z "$(find src pom.xml template.yaml -newer "$mark" -print -quit)" ]; then
    return
  fi
  echo "Building (the first time Maven downloads what it needs, which takes minutes) ..." >&2
  "$MVN" -B -ntp -q -DskipTests package >&2
  touch "$mark"
}

# Puts the arguments of a caller in $here into "arguments", with relative paths made absolute, since programs run in the project's folder.
# The first argument names the options, between bars, whose values are paths only if there is such a file.
read_arguments() {
  local plain=$1 argument before=
  shift
  arguments=()
  for argument in "$@"; do
    if [[ $argument != -* && $argument != /* && ("|$plain|" != *"|$before|"* || -e $here/$argument) ]]; then argument=$here/$argument; fi
    before=$argument
    arguments+=("$argument")
  done
}

# Runs a program of the test scope.
run_java() {
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    --add-opens java.base/java.lang=ALL-UNNAMED \
    -XX:+UseParallelGC \
    -Dsqlite4java.library.path=target/dynamodb-native \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "target/test-classes:target/classes:$(cat target/test.classpath)" "$@"
}

# The image of Lambda's Java for this machine's processor.
lambda_image() {
  case $(uname -m) in
    aarch64 | arm64) echo public.ecr.aws/lambda/java:25-arm64 ;;
    *) echo public.ecr.aws/lambda/java:25-x86_64 ;;
  esac
}

# The address of this machine in Docker's bridge network, if there is one.
docker_bridge() {
  local address
  # A newly installed engine does not report it until it is restarted; then the interface does.
  address=$(docker network inspect bridge --format '{{(index .IPAM.Config 0).Gateway}}' 2>/dev/null || true)
  [[ $address =~ ^[0-9.]+$ ]] || address=$(ip -4 -o address show docker0 2>/dev/null | sed -n 's/.* inet \([0-9.]*\).*/\1/p')
  echo "$address"
}

refuse() { echo "$1" >&2; exit 1; }

# A tool is missing and cannot be downloaded: scripts/test-long then counts the witness as skipped.
missing() { echo "$1" >&2; exit 77; }
