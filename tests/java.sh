#!/bin/sh
# Put Java on a Debian machine where we may (root); else leave the tests of Spark to skip.
set -eu
if command -v java >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
else
  echo "No Java here, and no right to install it: the tests of Spark will be skipped." >&2
fi
