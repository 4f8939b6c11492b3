/**
 * Installs the published `lakeport` of the version that the caller's
 * package.json names, and copies the caller's project file beside it. Nothing
 * else of the caller's repository is read: what runs later runs in a folder
 * that the caller has no part in.
 */
export const installPublished = `for file in lakeport.yaml package.json; do
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
echo '{ "private": true }' > package.json
npm install --ignore-scripts --no-audit --no-fund --save-exact "lakeport@$version"
`;
