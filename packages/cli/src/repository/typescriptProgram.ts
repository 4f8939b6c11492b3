import { devDependencies } from '../../package.json';

const MAIN = `// Terraform of your own, in TypeScript, beside the stacks of lakeport.yaml.
// lakeport plans and applies the stacks of the file only, and would take away
// what is added to them here: put yours into stacks of their own, and deploy
// those with "npx cdktf deploy <stack>".
import { readFileSync } from 'node:fs';
import { projectStacks } from '@lakeport/infra';
import { parseProject } from '@lakeport/project';
import { App } from 'cdktf';

const parsed = parseProject(readFileSync('lakeport.yaml'));
if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems, null, 2));

const app = new App();
projectStacks(app, parsed.project);
// new MyStack(app, 'my-stack');
app.synth();
`;

const CDKTF = {
  language: 'typescript',
  app: 'tsx main.ts',
  sendCrashReports: 'false',
  terraformProviders: [],
  terraformModules: [],
  context: {},
};

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2023',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['**/*.ts'],
  exclude: ['node_modules', 'cdktf.out'],
};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** New files of a program in TypeScript that builds a project's stacks. */
export const typescriptFiles: Record<string, string> = {
  'main.ts': MAIN,
  'cdktf.json': json(CDKTF),
  'tsconfig.json': json(TSCONFIG),
};

/** Packages that @lakeport/infra leaves to whoever uses it, at the versions it is tested with. */
const PEERS = [
  '@cdktf/provider-aws',
  '@cdktf/provider-databricks',
  '@cdktf/provider-random',
  '@cdktf/provider-time',
  'cdktf',
  'constructs',
] as const;

/** What the program needs in package.json. */
export function typescriptPackages(infraVersion: string) {
  return {
    dependencies: {
      ...Object.fromEntries(PEERS.map(name => [name, devDependencies[name]])),
      '@lakeport/infra': infraVersion,
      '@lakeport/project': infraVersion,
    },
    devDependencies: {
      '@types/node': '^22.0.0',
      'cdktf-cli': devDependencies.cdktf,
      tsx: '^4.20.0',
      typescript: '~5.8.0',
    },
    scripts: { 'check:types': 'tsc', cdktf: 'cdktf synth' },
  };
}
