# Sourced by packaging/run and packaging/test: finds Python, system libraries and the virtual environment.
# Sets ROOT and PYTHON (of the environment); says one line and ends with status 3 when something cannot be had.

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

QT_PACKAGES="libegl1 libgl1 libopengl0 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libxkbcommon0 \
libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1"

say() { printf 'postil: %s\n' "$*" >&2; }

# Installs Debian packages where this user may; otherwise names them in one line and ends.
need_packages() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then as_root=""
  elif command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"
  else
    say "these system packages are missing, and installing them needs root: sudo apt-get install $*"
    exit 3
  fi
  say "installing system packages (only the first time): $*"
  log=$(mktemp)
  if ! { $as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends "$@"; } >"$log" 2>&1; then
    cat "$log" >&2; rm -f "$log"
    say "the system packages could not be installed; the lines above say why."
    exit 3
  fi
  rm -f "$log"
}

python_is_good() { "$1" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  for candidate in ${POSTIL_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 && python_is_good "$candidate"; then BASE_PYTHON=$candidate; return 0; fi
  done
  return 1
}

environment_folder() {
  if [ -n "${POSTIL_VENV:-}" ]; then printf '%s' "$POSTIL_VENV"
  elif [ -w "$ROOT" ]; then printf '%s' "$ROOT/.venv"
  else printf '%s' "${XDG_CACHE_HOME:-$HOME/.cache}/postil/venv"
  fi
}

# $1: run or test
prepare() {
  find_python || { need_packages python3 python3-venv; find_python; } || { say "Python 3.11 or newer is needed."; exit 3; }
  VENV=$(environment_folder)
  "$BASE_PYTHON" "$ROOT/packaging/environment.py" "$VENV" "$1" || exit 3
  PYTHON="$VENV/bin/python"
}

# Qt's own libraries come with its package; what it wants from the system is looked for once for each environment.
prepare_qt_libraries() {
  stamp="$VENV/qt-libraries-found"
  [ -e "$stamp" ] && return 0
  "$PYTHON" "$ROOT/packaging/qt_libraries.py" 2>/dev/null || need_packages $QT_PACKAGES
  missing=$("$PYTHON" "$ROOT/packaging/qt_libraries.py") || { say "Qt still misses system libraries: $missing"; exit 3; }
  : >"$stamp"
}
