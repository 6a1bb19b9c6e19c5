# Sourced by packaging/run and packaging/test: finds Python, system packages and the virtual environment.
# Expects ROOT; sets PYTHON (of the environment); says one line and ends with status 3 when something cannot be had.

QT_PACKAGES="libegl1 libgl1 libopengl0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libxkbcommon0 \
libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1"

[ -n "${HOME:-}" ] || unset HOME  # an empty one would mean the root of the disk; without one the account's is taken

say() { printf 'postil: %s\n' "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

# Sets AS_ROOT to what a command of root is prefixed with; fails where this user may install nothing.
may_install() {
  has apt-get || return 1
  if [ "$(id -u)" = 0 ]; then AS_ROOT=""; return 0; fi
  AS_ROOT="sudo -n"
  has sudo && sudo -n true 2>/dev/null
}

# Of these packages the ones that are not installed; all of them where no Debian package can be asked for.
not_installed() {
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' || printf '%s ' "$package"
  done
}

# Installs Debian packages where this user may; otherwise names them in one line and ends.
need_packages() {
  set -- $(not_installed "$@")
  [ $# -gt 0 ] || return 0
  if ! may_install; then
    if has apt-get; then say "these system packages are missing, and installing them needs root: sudo apt-get install $*"
    else say "install what Debian calls $* with this system's own package manager."
    fi
    exit 3
  fi
  say "installing system packages (only the first time): $*"
  log=$(mktemp)
  # The lists may be old or away; whether that matters shows when the packages are installed.
  $AS_ROOT apt-get update -q >"$log" 2>&1 || :
  if ! $AS_ROOT env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    -o DPkg::Lock::Timeout=120 "$@" >>"$log" 2>&1 </dev/null; then
    cat "$log" >&2; rm -f "$log"
    say "the system packages could not be installed; the lines above say why."
    exit 3
  fi
  rm -f "$log"
}

python_is_good() { "$1" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  for candidate in "${POSTIL_PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    if has "$candidate" && python_is_good "$candidate"; then BASE_PYTHON=$candidate; return 0; fi
  done
  return 1
}

# Beside the sources; where they cannot be written, in this account's cache, one for each copy of the sources.
environment_folder() {
  if [ -n "${POSTIL_VENV:-}" ]; then printf '%s' "$POSTIL_VENV"
  elif [ -w "$ROOT" ]; then printf '%s' "$ROOT/.venv"
  else printf '%s' "$(account_cache)/venv-$(printf '%s' "$ROOT" | cksum | cut -d ' ' -f 1)"
  fi
}

account_cache() {
  home=${HOME:-$(getent passwd "$(id -u)" | cut -d : -f 6)}
  printf '%s' "${XDG_CACHE_HOME:-$home/.cache}/postil"
}

# $1: run or test; the others: packages that will be wanted later, named now where one has to ask for them anyway.
prepare() {
  purpose=$1; shift
  VENV=$(environment_folder)
  PYTHON="$VENV/bin/python"
  is_ready && return 0
  find_python || { need_packages python3 python3-venv "$@"; find_python; } || { say "Python 3.11 or newer is needed, with venv and pip."; exit 3; }
  "$BASE_PYTHON" "$ROOT/packaging/environment.py" "$VENV" "$purpose" || exit $?
  printf '%s' "$VENV" >"$VENV/ready-for-$purpose" || true  # only saves time
}

# Whether nothing changed since the environment was looked at last; asking Python takes a sixth of a second.
is_ready() {
  ready="$VENV/ready-for-$purpose"
  [ -e "$ready" ] && [ -x "$PYTHON" ] || return 1
  for file in pyproject.toml packaging/constraints.txt packaging/environment.py; do
    [ "$ready" -nt "$ROOT/$file" ] || return 1
  done
  [ "$(cat "$ready")" = "$VENV" ] && [ -x "$(sed -n 's/^executable = //p' "$VENV/pyvenv.cfg")" ]  # not moved, not upgraded
}

# Qt's own libraries come with its package; what it wants from the system is looked for once for each environment.
# The others: packages that will be wanted later.
prepare_qt_libraries() {
  stamp="$VENV/qt-libraries-found"
  [ -e "$stamp" ] && return 0
  "$PYTHON" "$ROOT/packaging/qt_libraries.py" >/dev/null 2>&1 || need_packages $QT_PACKAGES "$@"
  missing=$("$PYTHON" "$ROOT/packaging/qt_libraries.py") || { say "Qt still misses system libraries: $missing"; exit 3; }
  : >"$stamp"
}
