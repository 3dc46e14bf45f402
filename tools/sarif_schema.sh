#!/usr/bin/env bash
# Put the published schema of SARIF 2.1.0 into build/schemas, for the tests of the SARIF reporter.
# The crate serde-sarif carries it; cargo fetches the crate from the registry that it is set up for.
set -euo pipefail
cd "$(dirname "$0")/.."
target=build/schemas/sarif-2.1.0.json
[ -s "$target" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n' > "$work/Cargo.toml"
printf '[dependencies]\nserde-sarif = "=0.8.0"\n' >> "$work/Cargo.toml"
touch "$work/lib.rs"
(cd "$work" && cargo vendor --quiet vendor > /dev/null)
mkdir -p "$(dirname "$target")"
cp "$work/vendor/serde-sarif/src/schema.json" "$target"
