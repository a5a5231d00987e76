#!/bin/sh
# What an image starts: sh entrypoint.sh COMMAND [ARGUMENT…] runs `ieum COMMAND` with the mounted configuration.
#   IEUM_PARTY   folder of the party, as 'ieum federation init' wrote it; default /party
set -u

party=${IEUM_PARTY:-/party}

refuse() {
  printf 'ieum: %s\n' "$*" >&2
  exit 2
}

command -v ieum >/dev/null 2>&1 || refuse "expected the program ieum on the path, found none; rebuild the image"

# The file that the arguments name with --config; empty without one.
named=
previous=
for argument in "$@"; do
  case $argument in
    --config=*) named=${argument#--config=} ;;
    *) [ "$previous" != --config ] || named=$argument ;;
  esac
  previous=$argument
done

case ${1:-} in
  coordinator | node) file=${named:-$party/$1.yaml} ;;
  *) file=$named ;;
esac

for argument in "$@"; do
  case $argument in
    -h | --help | -V | --version) exec ieum "$@" ;;
  esac
done

if [ -n "$file" ] && [ ! -f "$file" ]; then
  refuse "$file: expected the configuration, found no such file; mount the party's folder," \
    "as 'ieum federation init' wrote it, at $party"
fi
if [ -n "$file" ] && [ ! -r "$file" ]; then
  refuse "$file: expected a configuration that user $(id -u) can read, found one that it cannot;" \
    "build the image with --build-arg UID set to the owner's id"
fi

if [ -n "$file" ] && [ -z "$named" ]; then
  exec ieum "$@" --config "$file"
fi
exec ieum "$@"
