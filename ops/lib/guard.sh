#!/usr/bin/env bash
# guard.sh LOCK COMMAND…: runs COMMAND, a PostgreSQL server, until nobody holds our standard input any more.
# That input is the lifeline, a FIFO which every user of the database keeps open for writing: however a user
# ends, by kill -9 too, the kernel closes his end. Nobody ever writes to it.
set -euo pipefail

lock=$1
shift

# Whatever else the caller had open (his lock, his lifeline, somebody's pipe) is not ours to keep open.
for fd in "/proc/$$/fd"/*; do
  fd=${fd##*/}
  ((fd <= 2 || fd == 255)) || exec {fd}>&-
done

# A service manager says goodbye to all at once; the server goes last.
trap '' HUP TERM

"$@" </dev/null &
server=$!

while kill -0 "$server" 2>/dev/null; do
  # Not ended but timed out (above 128), or even read something: the line is held.
  read -r -t 1 || (($? > 128)) || {
    exec {held}>>"$lock"
    flock "$held"
    # Under the lock nobody can take the line up. Whoever did before us holds it now: then this read does not end.
    read -r -t 0.2 || (($? > 128)) || break
    exec {held}>&-
  }
done

kill -INT "$server" 2>/dev/null || exit 0
wait "$server"
