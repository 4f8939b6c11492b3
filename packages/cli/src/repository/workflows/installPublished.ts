const INSTALL = `echo '{ "private": true }' > package.json
npm install --ignore-scripts --no-audit --no-fund --save-exact "lakeport@$version"
`;

/** Refuses what is older than the platform wants; a release candidate is older than its release. */
const atLeast = (
  minimum: string,
) => `MINIMUM=${minimum} VERSION="$version" node -e '
  const { MINIMUM, VERSION } = process.env;
  const [release, candidate] = VERSION.split(/-(.*)/);
  const numbers = release.split(".").map(BigInt);
  const wanted = MINIMUM.split(".").map(BigInt);
  const first = numbers.findIndex((number, index) => number !== wanted[index]);
  if (first < 0 ? candidate !== undefined : numbers[first] < wanted[first]) {
    console.log("::error::package.json names lakeport " + VERSION + ", and the platform takes " + MINIMUM + " or later: upgrade it");
    process.exit(1);
  }
'
`;

const READ = `for file in lakeport.yaml package.json; do
  if [ -L "$file" ] || [ ! -f "$file" ]; then
    echo "::error::There is no file $file at the root of the repository"
    exit 1
  fi
done
mkdir "$RUNNER_TEMP/lakeport"
cp lakeport.yaml "$RUNNER_TEMP/lakeport/lakeport.yaml"
cp package.json "$RUNNER_TEMP/lakeport/caller.json"
cd "$RUNNER_TEMP/lakeport"
version="$(node -e '
  const { readFileSync } = require("node:fs");
  const { dependencies, devDependencies } = JSON.parse(readFileSync("caller.json", "utf8"));
  const version = devDependencies?.lakeport ?? dependencies?.lakeport;
  if (typeof version !== "string" || !/^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?$/.test(version)) {
    console.log("::error::package.json has to name one published version of lakeport, such as 1.2.3");
    process.exit(1);
  }
  console.log(version);
')" || { echo "$version"; exit 1; }
`;

/**
 * Installs the published `lakeport` of the version that the caller's
 * package.json names, and copies the caller's project file beside it. Nothing
 * else of the caller's repository is read: what runs later runs in a folder
 * that the caller has no part in.
 *
 * @param minimum - oldest version that the platform takes; any without
 */
export function installPublished(minimum?: string): string {
  return `${READ}${minimum === undefined ? '' : atLeast(minimum)}${INSTALL}`;
}
