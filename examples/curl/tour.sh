#!/bin/sh
# A tour of the API with curl alone. The server: DEEPCITY_URL, else http://localhost:3000.
set -eu

api="${DEEPCITY_URL:-http://localhost:3000}"
parcel="${1:-75101000AB0001}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# -f makes curl fail on an error status, --retry waits as long as Retry-After says.
get() { curl -sS -f --retry 3 "$@"; }

echo "1. Everything about $parcel"
get "$api/v1/properties?parcel_id=$parcel" -o "$folder/property.json" -w '   %{http_code} %{content_type}, %{size_download} bytes\n'

echo "2. Two sections, without outlines"
get "$api/v1/properties?parcel_id=$parcel&include=transactions,energy&geometry=none" -w '\n' | cut -c 1-100

echo "3. A few fields of it"
get "$api/v1/properties?parcel_id=$parcel&fields=cadastral.area,transactions.mutationDate,transactions.value" -w '\n' | cut -c 1-200

echo "4. The sales as a table"
get "$api/v1/properties?parcel_id=$parcel&include=transactions&format=csv&fields=transactions.mutationDate,transactions.value,transactions.localType"

echo "5. For a map: GeoJSON, by its media type"
get -H 'Accept: application/geo+json' "$api/v1/properties?parcel_id=$parcel&include=transactions" -o "$folder/parcel.geojson" -w '   %{content_type}\n'

echo "6. Not sent again while it is the same"
etag="$(get -D - -o /dev/null "$api/v1/properties?parcel_id=$parcel" | sed -n 's/^[Ee][Tt][Aa][Gg]: *\(.*\)/\1/p' | tr -d '\r')"
get -o /dev/null -w '   %{http_code}\n' -H "If-None-Match: $etag" "$api/v1/properties?parcel_id=$parcel"

echo "7. All or nothing"
get -o /dev/null -w '   %{http_code}\n' -H 'Prefer: handling=strict' "$api/v1/properties?parcel_id=$parcel&include=transactions"

echo "8. Errors say what to do"
curl -sS -w '\n' "$api/v1/properties?parcel_id=75101AB" | cut -c 1-200

echo "9. As it is made: server-sent events"
get -N "$api/v1/properties/stream?parcel_id=$parcel&include=transactions" | sed -n 's/^event: */   /p' | sort | uniq -c

echo "10. Several parcels, a line each"
printf '%s\n' "$parcel" nonsense |
  get -H 'Content-Type: text/plain' --data-binary @- "$api/v1/properties/batch?include=transactions&ordered=true" |
  sed 's/^ *//' | cut -c 1-80
