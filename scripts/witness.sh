# Shared by the scripts that run other people's tools on Makegood: installs the tools, and starts a local platform.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

TOOLS=target/tools
API=http://127.0.0.1:18080
ADMIN=http://127.0.0.1:18081

# python_tools PACKAGE...: installs them in an environment of their own, whose programs are then first on the PATH.
python_tools() {
  command -v python3 >/dev/null || missing "$(basename "$0") needs python3, and there is none on the PATH."
  [ -x $TOOLS/python/bin/pip ] || python3 -m venv $TOOLS/python ||
    missing "$(basename "$0") needs Python's module venv (apt-get install python3-venv)."
  $TOOLS/python/bin/pip install -q --disable-pip-version-check "$@" ||
    missing "$(basename "$0") could not install $* with pip: is PyPI reachable?"
  PATH=$PWD/$TOOLS/python/bin:$PATH
}

# node_tools PACKAGE...: the same for npm, in $TOOLS/node.
node_tools() {
  command -v npm >/dev/null || missing "$(basename "$0") needs Node.js 20 or later with npm, and there is none on the PATH."
  mkdir -p $TOOLS/node
  [ -f $TOOLS/node/package.json ] || echo '{"private": true, "type": "module"}' >$TOOLS/node/package.json
  npm install --prefix $TOOLS/node --silent --no-fund --no-audit --save-exact "$@" ||
    missing "$(basename "$0") could not install $* with npm: is the registry reachable?"
  PATH=$PWD/$TOOLS/node/node_modules/.bin:$PATH
}

# Starts a platform at $API, in memory, which stops with the script.
start_platform() {
  build_if_stale
  ! curl -s -o /dev/null $API || refuse "Something answers at $API already: end it first."
  mkdir -p $TOOLS
  (run_java dev.makegood.local.Main --port-base 18080 >$TOOLS/platform.log 2>&1) &
  PLATFORM=$!
  trap 'kill $PLATFORM 2>/dev/null || true; wait $PLATFORM 2>/dev/null || true' EXIT
  for _ in $(seq 120); do
    curl -s -o /dev/null "$ADMIN/token?role=platform" && return
    kill -0 $PLATFORM 2>/dev/null || break
    sleep 1
  done
  refuse "The local platform did not start: see $TOOLS/platform.log."
}

token() { curl -sf --get $ADMIN/token --data-urlencode "role=$1" --data-urlencode "id=${2:-}"; }

# docker_tests ENDPOINT LOG: runs the tests tagged docker there, and adds to passed and failed.
docker_tests() {
  local run=0 broken=0
  AWS_ENDPOINT_URL=$1 scripts/test -Pdocker >"$2" 2>&1 || true
  read -r run broken < <(sed -n 's/^.*Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)$/\1 \2 \3 \4/p' \
    "$2" | tail -1 | awk '{ print $1, $2 + $3 + $4 }') || true
  [ "${run:-0}" -gt 0 ] || { run=1 broken=1; }
  passed=$((passed + run - broken)) failed=$((failed + broken))
  grep -h 'Tests run:.*Time' "$2" || true
  [ "$broken" -eq 0 ] || { echo "FAILED  tests tagged docker: $2"; grep '^\[ERROR\]' "$2" | head -5; }
}
