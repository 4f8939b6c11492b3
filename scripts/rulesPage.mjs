/**
 * Writes `docs/rules.md` from the rules of `@lakeport/project`; with `--ci` it
 * writes nothing and fails when the page is not what the rules say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = join(root, 'docs/rules.md');

const AREAS = {
  storage: 'Storage',
  kms: 'Keys',
  iam: 'Roles and policies',
  network: 'Network',
  workspace: 'Workspace',
  metastore: 'Metastore',
  catalog: 'Catalogs',
  compute: 'Compute',
  lifecycle: 'Deletion',
  names: 'Names',
  logs: 'Logs',
  secrets: 'Secrets',
  sleep: 'Sleep',
  regions: 'Regions',
  plan: 'Plans',
};

const INTRODUCTION = `<!-- Written by scripts/rulesPage.mjs from the rules of @lakeport/project. -->

# Rules

\`lakeport check\` reads the synthesized stacks with these rules, and every plan is read with those of the last section before it is applied. An \`error\` fails the check unless it is waived; a \`warning\` wants an answer; an \`info\` wants to be known.

A project file waives a rule with a reason and an end date, for one environment or for all:

\`\`\`yaml
spec:
  waivers:
    - rule: network.nat-single
      environment: dev
      reason: cost; nobody is on call for dev
      until: 2027-06-30
\`\`\`

Rules on plans cannot be waived: what may be destroyed is named by the operation (\`--allow-destroy ADDRESS\`).
`;

async function readRules() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/project/src/rules/rules.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  const { rules } = await import(`data:text/javascript;base64,${source}`);
  return rules;
}

function section([area, heading], rules) {
  return [
    `## ${heading}`,
    ...rules
      .filter(({ id }) => id.startsWith(`${area}.`))
      .flatMap(({ id, title, severity, reason, source, fix }) => [
        `### ${id}`,
        `**${severity}** · ${title}.`,
        reason,
        `- Right: ${fix}\n- Source: ${source}`,
      ]),
  ].join('\n\n');
}

const rules = await readRules();
const unknown = rules.filter(({ id }) => !(id.split('.')[0] in AREAS));
if (unknown.length) {
  throw new Error(
    `name the area of ${unknown.map(({ id }) => id).join(', ')} in AREAS`,
  );
}
const text = await prettier.format(
  [
    INTRODUCTION,
    ...Object.entries(AREAS).map(area => section(area, rules)),
  ].join('\n'),
  { ...(await prettier.resolveConfig(page)), parser: 'markdown' },
);
if (!process.argv.includes('--ci')) {
  writeFileSync(page, text);
} else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write(
    'docs/rules.md is not what the rules say; run node scripts/rulesPage.mjs\n',
  );
  process.exitCode = 1;
}
