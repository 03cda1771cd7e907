#!/bin/sh
# Draws every icon from the two SVGs. On Debian: apt-get install librsvg2-bin imagemagick icnsutils. The results are committed.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# From 48 pixels on the whole drawing; below, the one without details.
draw() {
  if [ "$1" -lt 48 ]; then from=icon-small.svg; else from=icon.svg; fi
  rsvg-convert --width "$1" --height "$1" "$from" --output "$2"
}

mkdir -p png
for size in 16 24 32 48 64 128 256 512 1024; do
  draw "$size" "png/${size}x${size}.png"
done
convert png/16x16.png png/24x24.png png/32x32.png png/48x48.png png/64x64.png png/128x128.png png/256x256.png icon.ico

# macOS wants air around the tile: 824 of 1024.
for size in 16 32 128 256 512 1024; do
  inner=$((size * 824 / 1024))
  draw "$inner" "$work/inner.png"
  convert -background none -gravity center "$work/inner.png" -extent "${size}x${size}" "PNG32:$work/$size.png"
done
png2icns icon.icns "$work/16.png" "$work/32.png" "$work/128.png" "$work/256.png" "$work/512.png" "$work/1024.png"
