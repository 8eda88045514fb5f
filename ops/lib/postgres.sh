# shellcheck shell=bash
# A private PostgreSQL: a cluster in a directory of ours, reached through a socket alone, by its owner and root
# alone, and alive for as long as somebody holds its lifeline (see guard.sh).

# ensure_data: finds the program and the place. Exports MOTCUA_DATA, absolute.
ensure_data() {
  local data
  data=$(realpath -m -- "${MOTCUA_DATA:-$root/.data}")
  if [[ -z ${MOTCUA_DATABASE:-} ]]; then
    find_postgres || { install_packages postgresql && find_postgres; } ||
      die "Không tìm thấy PostgreSQL 15 trở lên. Hãy cài gói postgresql, hoặc đặt PG_BIN trỏ tới thư mục có initdb."
    # A checkout under /root is closed to the user postgres.
    if [[ -z ${MOTCUA_DATA:-} ]] && ((EUID == 0)); then
      choose_owner "$data"
      { as_owner test -x "$root" && ensure_dir "$data"; } || data=/var/lib/motcua
    fi
    ensure_dir "$data" ||
      die "Người dùng $owner không dùng được thư mục dữ liệu $data. Hãy chạy bằng người dùng đã tạo ra nó," \
        "hoặc đặt MOTCUA_DATA tới nơi khác, ví dụ /var/lib/motcua."
  fi
  export MOTCUA_DATA=$data
}

# open_database: the office's database, ready, in MOTCUA_DATABASE. The lifeline stays with us and whom we exec.
open_database() {
  [[ -z ${MOTCUA_DATABASE:-} ]] || return 0
  hold_cluster "$MOTCUA_DATA"
  export MOTCUA_DATABASE="Host=$socket;Username=motcua;Database=motcua;Maximum Pool Size=50"
}

# find_postgres [MAJOR]: sets pg_bin to the newest there is, or to that major version.
find_postgres() {
  local dirs dir major
  mapfile -t dirs < <(
    [[ -z ${PG_BIN:-} ]] || { printf '%s\n' "$PG_BIN"; exit; }
    printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV
    pg_config --bindir 2>/dev/null || true
    dirname "$(readlink -f "$(command -v postgres)")" 2>/dev/null
  )
  for dir in "${dirs[@]}"; do
    [[ -x $dir/initdb && -x $dir/postgres && -x $dir/pg_isready ]] || continue
    major=$("$dir/postgres" --version)
    major=${major#*) }
    major=${major%%[!0-9]*}
    ((major >= 15 && major == ${1:-$major})) || continue
    pg_bin=$dir
    return 0
  done
  return 1
}

# PostgreSQL refuses to run as root: for root it runs as the user who owns the cluster, or will own it.
choose_owner() {
  owner=$(id -un)
  drop=()
  ((EUID == 0)) || return 0
  owner=$(stat -c %U "$1/postgres" 2>/dev/null) || owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  drop=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --init-groups --)
}

# From / because the owner may not be allowed to stand where the caller stands; with none of the caller's
# environment because PGPORT and its like would speak for him, and a mail password is none of PostgreSQL's business.
clean=(env -i "PATH=$PATH" LC_ALL=C.UTF-8)
as_owner() { (cd / && exec "${clean[@]}" "${drop[@]}" "$@"); }

# ensure_dir DIR: it exists, we can write there, and the owner of the cluster can pass through it.
ensure_dir() {
  choose_owner "$1"
  [[ -d $1 ]] || { mkdir -p -- "$1" 2>/dev/null && chmod 700 "$1"; } || return
  [[ -w $1 ]] || return
  as_owner test -x "$1" && return
  [[ -O $1 ]] && chgrp "$(id -g "$owner")" "$1" && chmod g+x "$1" && as_owner test -x "$1"
}

# hold_cluster DIR [SETTING…]: makes, starts or joins the cluster in DIR. Sets socket and lifeline.
hold_cluster() {
  local dir=$1 lock guard='' deadline=$((SECONDS + 120))
  shift
  choose_owner "$dir"
  choose_socket "$dir"

  exec {lock}>>"$dir/lock"
  flock -w 120 "$lock" || die "Cơ sở dữ liệu ở $dir đang bận quá lâu. Hãy thử lại sau ít phút."
  [[ -p $dir/lifeline ]] || mkfifo -m 600 "$dir/lifeline"
  # shellcheck disable=SC2034 # Held, not used.
  exec {lifeline}<>"$dir/lifeline"

  [[ -d $dir/postgres ]] || create_cluster "$dir"
  local major
  major=$(<"$dir/postgres/PG_VERSION")
  find_postgres "$major" ||
    die "Dữ liệu ở $dir do PostgreSQL $major tạo ra. Hãy cài gói postgresql-$major rồi chạy lại."

  until "$pg_bin/pg_isready" -q -h "$socket" -p 5432 -U motcua -d postgres; do
    if server_runs "$dir/postgres"; then
      ((SECONDS < deadline)) || die "Cơ sở dữ liệu chưa sẵn sàng sau hai phút; xem $dir/postgres.log."
    elif [[ -z $guard ]]; then
      forget_stranger "$dir/postgres"
      start_guard "$dir" "$@"
    elif ! kill -0 "$guard" 2>/dev/null; then
      tail -n 5 "$dir/postgres.log" >&2
      die "Không khởi động được cơ sở dữ liệu; xem $dir/postgres.log."
    fi
    sleep 0.05
  done
  exec {lock}>&-
}

# A socket's path has 107 bytes at most, and in a connection string a comma or a semicolon would mean something.
choose_socket() {
  local LC_ALL=C hash
  socket=$1/socket
  if ((${#socket} > 90)) || [[ $socket == *[!A-Za-z0-9/._-]* ]]; then
    hash=$(printf '%s' "$1" | sha256sum)
    socket=/tmp/motcua-${hash:0:16}
  fi
  [[ -e $socket ]] || mkdir -m 700 "$socket"
  [[ ! -O $socket || -L $socket ]] || chown "$owner:" "$socket"
  [[ $(stat -c %U "$socket") == "$owner" ]] || die "Thư mục $socket thuộc về người dùng khác; hãy xóa nó rồi chạy lại."
}

# Made aside and moved into place, so that a killed beginning is begun again.
create_cluster() {
  local new=$1/postgres.new
  rm -rf "$new"
  mkdir -m 700 "$new"
  chown "$owner:" "$new"
  as_owner "$pg_bin/initdb" -D "$new" -U motcua -A peer -E UTF8 --locale=C.UTF-8 "${initdb_options[@]}" >/dev/null
  as_owner tee "$new/pg_hba.conf" >/dev/null <<<'local all motcua peer map=office'
  as_owner tee "$new/pg_ident.conf" >/dev/null <<<"office root motcua"$'\n'"office \"$owner\" motcua"
  as_owner "$pg_bin/postgres" --single -c exit_on_error=on -c log_checkpoints=off -D "$new" postgres \
    <<<'CREATE DATABASE motcua' >/dev/null
  sync "$new"/*.conf
  mv "$new" "$1/postgres"
  sync "$1"
}
initdb_options=()

# server_runs CLUSTER: some process of a server, be it a straggler, stands in that directory.
server_runs() {
  local process
  for process in /proc/[0-9]*; do
    [[ $process/cwd -ef $1 && $(readlink "$process/exe") == */postgres* ]] && return
  done
  return 1
}

# After a power cut a pid file may be empty, or name a stranger who got the number since: PostgreSQL would take
# him for a server and refuse. The pid of a dead one it deals with itself.
forget_stranger() {
  local file pid
  for file in "$1/postmaster.pid" "$socket/.s.PGSQL.5432.lock"; do
    pid=$(head -n 1 "$file" 2>/dev/null) || continue
    [[ ! -d /proc/$pid ]] || rm -f "$file"
  done
}

start_guard() {
  local dir=$1 setting settings=()
  shift
  for setting in listen_addresses= "unix_socket_directories=$socket" port=5432 max_connections=100 \
    shared_buffers=128MB timezone=UTC log_timezone=UTC log_checkpoints=off "$@"; do
    settings+=(-c "$setting")
  done
  (
    cd /
    umask 077
    # setsid: a Ctrl-C in the terminal is for the site, which still needs its database to finish.
    exec "${clean[@]}" setsid bash "$root/ops/lib/guard.sh" "$dir/lock" \
      "${drop[@]}" "$pg_bin/postgres" -D "$dir/postgres" "${settings[@]}" <"$dir/lifeline" >>"$dir/postgres.log" 2>&1
  ) &
  guard=$!
}
