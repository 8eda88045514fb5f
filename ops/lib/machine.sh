# shellcheck shell=bash
# The machine under us: what we say to people, the packages, the .NET SDK, the build.

root=$(cd -P "${BASH_SOURCE[0]%/*}/../.." && pwd)

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
# Compilers and build nodes would stay behind for minutes to serve a next build: nothing may stay behind.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }
has() { command -v "$1" >/dev/null; }

ensure_sdk() {
  dotnet --list-sdks 2>/dev/null | grep '^10\.' >/dev/null ||
    die "Máy này chưa có .NET SDK 10. Hãy cài theo hướng dẫn tại https://dotnet.microsoft.com/download rồi chạy lại."
}

# What .NET needs to start and to fetch its packages, besides what PostgreSQL's package brings.
ensure_runtime() {
  local missing=()
  # libicu-dev is the one name that stays while libicu72, libicu74… come and go.
  PATH=$PATH:/usr/sbin:/sbin ldconfig -p | grep libicuuc >/dev/null || missing+=(libicu-dev)
  compgen -G '/etc/ssl/certs/ca-*.crt' >/dev/null || missing+=(ca-certificates)
  install_packages "${missing[@]}"
  # Cron and systemd may give no home.
  [[ -n ${HOME:-} && -w $HOME ]] && return
  export HOME=${MOTCUA_DATA:-$root/.data}/home
  export DOTNET_CLI_HOME=$HOME
  mkdir -p "$HOME" || die "Không tạo được thư mục $HOME. Hãy đặt biến HOME tới một thư mục ghi được."
}

install_packages() {
  (($#)) || return 0
  local sudo=() apt=(apt-get -qq -o DPkg::Lock::Timeout=120) no_main=/etc/postgresql-common/createcluster.d/no-main.conf
  ((EUID == 0)) || sudo=(sudo -n)
  "${sudo[@]}" apt-get --version >/dev/null 2>&1 ||
    die "Máy này còn thiếu: $*. Nhờ người quản trị chạy: sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"

  say "Đang cài: $*"
  # A machine that never had PostgreSQL does not need Debian's own cluster on port 5432 either.
  [[ -e /etc/postgresql-common ]] ||
    "${sudo[@]}" sh -c "mkdir -p ${no_main%/*} && echo 'create_main_cluster = false' >$no_main"
  {
    "${sudo[@]}" "${apt[@]}" update &&
      "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "$@"
  } </dev/null >&2 || die "Không cài được: $*. Hãy kiểm tra mạng và kho gói của máy rồi chạy lại."
}

# Built apart from the tests and without the analyzers, which are the reviewer's and take half the time.
built=$root/artifacts/run
cli=$built/bin/PhuocHiep.MotCua.Cli/release/motcua.dll
site=$built/publish/PhuocHiep.MotCua.Web/release/PhuocHiep.MotCua.Web.dll
how=(-c Release -v quiet --nologo --artifacts-path "$built" -p:RunAnalyzers=false -p:GenerateDocumentationFile=false)

build_cli() {
  up_to_date "$cli" || build_once "$cli" \
    dotnet build "$root/src/PhuocHiep.MotCua.Cli" "${how[@]}"
}

# Published, because a plain build finds its wwwroot in Development only.
build_site() {
  up_to_date "$site" || build_once "$site" \
    dotnet publish "$root/src/PhuocHiep.MotCua.Web" "${how[@]}"
}

stamp_of() { printf '%s' "$root/artifacts/.${1##*/}.stamp"; }

# Directories count too: a file taken away leaves its mark only there.
up_to_date() {
  local stamp
  stamp=$(stamp_of "$1")
  [[ -e $1 && -e $stamp && -z $(
    find "$root"/{src,db,.config,global.json} "$root"/Directory.*.props -newer "$stamp" -print -quit 2>/dev/null
  ) ]]
}

build_once() (
  local output=$1 stamp
  stamp=$(stamp_of "$1")
  shift
  mkdir -p "$root/artifacts"
  exec 9>>"$root/artifacts/.lock"
  flock 9
  up_to_date "$output" && exit
  say "Đang dựng chương trình (${output##*/}), lần đầu có thể mất vài phút…"
  # The stamp is older than the build, so that what is edited meanwhile is built next time.
  touch "$stamp.new"
  # Unlinked, not overwritten: a site that still runs from here keeps the files it has open.
  [[ $output != "$site" ]] || rm -rf "${output%/*}"
  "$@" >&2 9>&- || die "Không dựng được chương trình; lỗi ở trên."
  mv "$stamp.new" "$stamp"
)
