#!/bin/sh
# Renews beteiligung/static/vendor/leaflet: `make leaflet`; needs npm. For another version change both lines below:
# the hash is what `npm view leaflet@VERSION dist.integrity` says, and belongs to the package, not to the place it comes from.
set -eu
cd "$(dirname "$0")/.."
version=1.9.4
integrity=sha512-nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA==

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack --silent --pack-destination "$folder" "leaflet@$version" >/dev/null
python3 - "$folder/leaflet-$version.tgz" "$integrity" <<'PYTHON'
import base64, hashlib, pathlib, sys
package, wanted = sys.argv[1:]
found = "sha512-" + base64.b64encode(hashlib.sha512(pathlib.Path(package).read_bytes()).digest()).decode()
sys.exit(0 if found == wanted else f"This is not the package we know: {found}")
PYTHON
tar -xzf "$folder/leaflet-$version.tgz" -C "$folder"
for file in dist/leaflet.js dist/leaflet.css LICENSE; do
    cp "$folder/package/$file" beteiligung/static/vendor/leaflet/
done
( cd beteiligung/static/vendor/leaflet && sha256sum LICENSE leaflet.css leaflet.js > SHA256SUMS )
echo "leaflet $version"
