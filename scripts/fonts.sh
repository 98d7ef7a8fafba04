#!/bin/sh
# Renews beteiligung/printing/fonts: `make fonts`; needs Debian's apt-get and uv. Takes the letters out of Noto Sans and Noto
# Naskh Arabic that our languages need; the shapes of joined letters come along by themselves.
set -eu
cd "$(dirname "$0")/.."
latin_cyrillic="U+0020-007E,U+00A0-017F,U+0192,U+01FA-01FF,U+0218-021B,U+02C6-02DD,U+0300-0304,U+0306-0308,U+030A-030C"
latin_cyrillic="$latin_cyrillic,U+0326,U+0400-045F,U+0490-0493,U+04D0-04D9,U+1E80-1E85,U+1E9E,U+1EF2-1EF3,U+2000-200F"
latin_cyrillic="$latin_cyrillic,U+2010-2027,U+202A-202F,U+2030,U+2032-2033,U+2039-203A,U+2044,U+2060,U+2066-2069,U+20AC"
latin_cyrillic="$latin_cyrillic,U+2116,U+2122,U+2190-2193,U+2212,U+2260,U+2264-2265,U+25CC,U+FEFF,U+FFFD"
arabic="U+0020-002F,U+003A-0040,U+005B-0060,U+007B-007E,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+200B-200F"
arabic="$arabic,U+2010-2027,U+202A-202F,U+2066-2069,U+25CC,U+FD3E-FD3F,U+FDF2,U+FDFC,U+FEFF"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
( cd "$folder" && apt-get -qq download fonts-noto-core && dpkg-deb -x fonts-noto-core_*.deb . )
subset() { # font, letters, features of its layout
    uv run --quiet --no-project --with fonttools pyftsubset "$folder/usr/share/fonts/truetype/noto/$1.ttf" \
        --unicodes="$2" --layout-features="$3" --no-hinting --name-IDs='*' --output-file="beteiligung/printing/fonts/$1.ttf"
}
for weight in Regular Bold; do
    subset "NotoSans-$weight" "$latin_cyrillic" kern,liga,locl,ccmp,mark,mkmk
    subset "NotoNaskhArabic-$weight" "$arabic" '*'
done
ls -l beteiligung/printing/fonts
