#!/bin/sh
# Put Chromium and Korean fonts on a Debian machine where we may (root); else leave the browser tests to skip.
set -eu
found() {
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}
has_font() {
  command -v fc-list >/dev/null 2>&1 && fc-list :lang=ko family 2>/dev/null | grep -q .
}
if found && has_font; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
else
  echo "No Chromium or no Korean font here, and no right to install them: browser tests will be skipped." >&2
fi
