/** Parts of workflow files that several of them have. */
export const workflowTexts = {
  bash: `# Named, so that it is run with pipefail: what goes through tee keeps its exit code.
defaults:
  run:
    shell: bash
`,
  /**
   * A script that writes the names of the file's environments as the output
   * `names`, and those of what is between them if the runs may work there.
   */
  listEnvironments: (
    lakeport: string,
    { between }: { between: boolean },
  ) => `${lakeport} show lakeport.yaml --json > show.json
node -e '
  const { ${
    between ? 'environments, between' : 'environments'
  } } = JSON.parse(require("node:fs").readFileSync("show.json", "utf8"));
  console.log("names=" + JSON.stringify(Object.keys(${
    between ? '{ ...environments, ...between }' : 'environments'
  })));
' >> "$GITHUB_OUTPUT"
`,
} as const;
