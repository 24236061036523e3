# Sourced by run and test: installs what is missing, builds what is not built. Everything it prints goes to standard error.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
log="$root/build/setup.log"

build_packages=(g++ cmake ninja-build ccache pkg-config libboost1.81-dev libsodium-dev libsqlite3-dev nlohmann-json3-dev libfmt-dev
  libexpected-dev libutf8proc-dev libyaml-cpp-dev libreadline-dev libcli11-dev libre2-dev libmimalloc-dev wordnet-base hunspell-ko libgtest-dev libgmock-dev nodejs npm
  libopencv-imgproc-dev libtesseract-dev tesseract-ocr-eng tesseract-ocr-kor libseccomp-dev libpng-dev libjpeg-dev libwebp-dev libcurl4-openssl-dev ca-certificates
  flite1-dev espeak-ng libwebrtc-audio-processing-dev libopus-dev libasound2-dev libqrencode-dev libssl-dev)
test_packages=(python3 git chromium)

say() { printf 'samantha: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# installed NAME: node and npm also count when they came from elsewhere.
installed() {
  case "$1" in nodejs) command -v node >/dev/null && return ;; npm|python3|git|cmake|ccache) command -v "$1" >/dev/null && return ;; esac
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

need_packages() {
  local name missing=() as_root=()
  for name in "$@"; do installed "$name" || missing+=("$name"); done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || die "needs the Debian packages ${missing[*]}, and there is no apt-get here; run it on Debian 12 or newer"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; } ||
      die "needs these Debian packages; ask whoever runs this machine to install them: ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  mkdir -p "$root/build"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
  "${apt[@]}" update >>"$log" 2>&1 </dev/null || die "apt-get update failed; see $log"
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null || die "apt-get install ${missing[*]} failed; see $log"
}

# fail_with_log WHAT: the end of the log and one plain line.
fail_with_log() { tail -n 25 "$log" >&2; die "$1 failed; the whole output is in $log"; }

# quietly WHAT COMMAND...: the output goes to the log.
quietly() {
  local what="$1"; shift
  mkdir -p "$root/build"
  "$@" >>"$log" 2>&1 </dev/null || fail_with_log "$what"
}

# show WHAT COMMAND...: as quietly, but on a terminal what takes longer than a moment shows where it is.
show() {
  local what="$1" pid; shift
  [ -t 2 ] || { quietly "$what" "$@"; return; }
  mkdir -p "$root/build"
  "$@" >>"$log" 2>&1 </dev/null &
  pid=$!
  for _ in {1..20}; do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
  if kill -0 "$pid" 2>/dev/null; then
    say "$what"
    tail -n 0 -f --pid="$pid" "$log" | while IFS= read -r line; do printf '\r\033[K%s' "${line:0:78}" >&2; done
    printf '\r\033[K' >&2
  fi
  wait "$pid" || fail_with_log "$what"
}

# install_npm FOLDER WHAT: the packages that its lock file names, once.
install_npm() {
  local folder="$root/$1" stamp="$root/$1/node_modules/.stamp"
  [ -e "$stamp" ] && [ ! "$folder/package-lock.json" -nt "$stamp" ] && return
  say "installing $2"
  (cd "$folder" && quietly "npm ci" npm ci --ignore-scripts --no-audit --no-fund && touch node_modules/.stamp) || exit 1
}

build_web() {
  local newest
  install_npm web "the web page's packages"
  if [ -e "$root/web/dist/index.html" ]; then
    newest="$(find "$root/web" \( -name node_modules -o -name dist -o -name dist-test \) -prune -o -type f -newer "$root/web/dist/index.html" -print -quit)"
    [ -n "$newest" ] || return 0
  fi
  say "building the web page"
  (cd "$root/web" && quietly "npm run build" npm run build) || exit 1
}

# build_program PRESET TARGET...
build_program() {
  local preset="$1" folder="$root/build"; shift
  [ "$preset" = release ] || folder="$root/build-$preset"
  mkdir -p "$folder"
  install_npm engines "the engines' source"
  [ -e "$folder/build.ninja" ] || { say "configuring ($preset)"; (cd "$root" && quietly "cmake" cmake --preset "$preset") || exit 1; }
  [ -t 2 ] || [ -e "$folder/samantha" ] || say "building ($preset), some minutes the first time"
  show "building ($preset)" ninja -C "$folder" "$@"
}
