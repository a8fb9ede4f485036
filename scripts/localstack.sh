# Shared by the scripts that use LocalStack: installs it in target/tools, without Docker, and starts it.
source "$(dirname "${BASH_SOURCE[0]}")/witness.sh"

LOCALSTACK=4.14.0 # the last version that starts without an account
STACK=$PWD/$TOOLS/localstack
STACK_PORT=18566
STACK_URL=http://127.0.0.1:$STACK_PORT

# It was tested with Python 3.13 only.
find_python() {
  local candidate
  for candidate in python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python3 "$HOME"/.local/share/uv/python/cpython-3.13*/bin/python3 python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then echo "$candidate"; return; fi
  done
  missing "$(basename "$0") needs Python 3.13 for LocalStack $LOCALSTACK, and finds none."
}

install_localstack() {
  local python
  python=$(find_python)
  [ -x "$STACK/python/bin/pip" ] || "$python" -m venv "$STACK/python" || missing "$(basename "$0") needs Python's module venv."
  # It does not work with later versions of the pinned packages.
  "$STACK/python/bin/pip" install -q --disable-pip-version-check "localstack-core[runtime]==$LOCALSTACK" \
    'cbor2<5.9' 'pyopenssl<25' 'cryptography<44' service_identity ||
    missing "$(basename "$0") could not install LocalStack $LOCALSTACK with pip: is PyPI reachable?"
  local libraries=$STACK/root/var/lib/localstack/lib work
  local database=$libraries/dynamodb-local/2
  mkdir -p "$STACK/home" "$libraries/java" "$database/DynamoDBLocal_lib"
  # It would download a JDK and DynamoDB Local; these are the ones of the tests' class path.
  ln -sfn "$JAVA_HOME" "$libraries/java/21"
  work=$(mktemp -d)
  {
    printf '%s-Class: dev.makegood.local.dynamo.LocalStackDatabase\n' Main Premain
    printf 'Enable-Native-Access: ALL-UNNAMED\nAdd-Opens: java.base/java.lang\nClass-Path: \n'
    printf '%s\n' "$PWD/target/test-classes/" "$PWD/target/classes/" $(tr ':' ' ' <target/test.classpath) | sed 's#^#  file://#'
  } >"$work/manifest"
  "$JAVA_HOME/bin/jar" cfm "$database/DynamoDBLocal.jar" "$work/manifest" -C "$work" manifest
  ln -sf DynamoDBLocal.jar "$database/ddb-local-loader-0.1.jar"
  rm -rf "$work"
}

# Does not pull an image that exists: the registry may not be reachable.
RUN_LOCALSTACK='
from localstack.runtime import main
from localstack.services.lambda_.invocation import docker_runtime_executor
docker_runtime_executor.PULLED_IMAGES.add(("public.ecr.aws/lambda/java:25", None))
main.main()
'

# start_localstack [ADDRESS [NAME=VALUE...]]: stops with the script. Containers reach this machine at ADDRESS.
start_localstack() {
  local bridge=${1:-}
  ! curl -s -o /dev/null $STACK_URL || refuse "Something answers at $STACK_URL already: end it first."
  env "${@:2}" HOME="$STACK/home" FILESYSTEM_ROOT="$STACK/root" GATEWAY_LISTEN="127.0.0.1:$STACK_PORT${bridge:+,$bridge:$STACK_PORT}" \
    LOCALSTACK_HOST="${bridge:-127.0.0.1}:$STACK_PORT" OVERRIDE_IN_DOCKER=0 GATEWAY_SERVER=hypercorn EAGER_SERVICE_LOADING=0 \
    DISABLE_EVENTS=1 SKIP_SSL_CERT_DOWNLOAD=1 ACTIVATE_PRO=0 PROVIDER_OVERRIDE_DYNAMODB=v2 LAMBDA_IGNORE_ARCHITECTURE=1 \
    NO_PROXY="127.0.0.1,localhost,${bridge:-localhost}" no_proxy="127.0.0.1,localhost,${bridge:-localhost}" \
    LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT=120 "$STACK/python/bin/python" -c "$RUN_LOCALSTACK" >"$STACK/localstack.log" 2>&1 &
  LOCALSTACK_PROCESS=$!
  trap stop_localstack EXIT
  trap 'exit 143' INT TERM
  for _ in $(seq 180); do
    curl -sf -o /dev/null $STACK_URL/_localstack/health && return
    kill -0 $LOCALSTACK_PROCESS 2>/dev/null || break
    sleep 1
  done
  refuse "LocalStack did not start: see $TOOLS/localstack/localstack.log."
}

# It does not always stop when it is told to.
stop_localstack() {
  trap - EXIT
  local children
  children=$(pgrep -P $LOCALSTACK_PROCESS || true)
  kill $LOCALSTACK_PROCESS
  for _ in $(seq 30); do kill -0 $LOCALSTACK_PROCESS || break; sleep 1; done
  # shellcheck disable=SC2086
  kill -9 $LOCALSTACK_PROCESS $children || true
} 2>/dev/null

# Takes LocalStack's init for functions' containers from LAMBDA_INIT_BIN_PATH; otherwise LocalStack downloads it.
has_lambda_init() {
  HOME="$STACK/home" FILESYSTEM_ROOT="$STACK/root" OVERRIDE_IN_DOCKER=0 "$STACK/python/bin/python" - >"$STACK/init.log" 2>&1 <<'PY'
import os, shutil
from localstack.packages import InstallTarget
from localstack.services.lambda_.packages import lambda_runtime_package

installer = lambda_runtime_package.get_installer()
given = os.environ.get("LAMBDA_INIT_BIN_PATH")
if given:
    to = installer._get_install_marker_path(installer._get_install_dir(InstallTarget.VAR_LIBS))
    os.makedirs(os.path.dirname(to), exist_ok=True)
    shutil.copy(given, to)
    os.chmod(to, 0o755)
installer.install()
PY
}
