/** Parts of workflow files that several of them have. */
export const workflowTexts = {
  bash: `# Named, so that it is run with pipefail: what goes through tee keeps its exit code.
defaults:
  run:
    shell: bash
`,
  /**
   * A script that writes the names of the file's environments, and of what is
   * between them, as the output `names`.
   */
  listEnvironments: (
    lakeport: string,
  ) => `${lakeport} show lakeport.yaml --json > show.json
node -e '
  const { environments, between } = JSON.parse(require("node:fs").readFileSync("show.json", "utf8"));
  console.log("names=" + JSON.stringify(Object.keys({ ...environments, ...between })));
' >> "$GITHUB_OUTPUT"
`,
} as const;
