/**
 * Bundles `lakeport` into one self-contained file, packs it as npm would
 * publish it, and bundles the emulators. Output is the same from run to run.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...segments) => join(root, ...segments);
const cli = JSON.parse(readFileSync(at('packages/cli/package.json'), 'utf8'));

const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'none',
  absWorkingDir: root,
  define: { 'process.env.LAKEPORT_VERSION': JSON.stringify(cli.version) },
};

/**
 * Leaves out what nothing here can reach, for Node reads the whole file before
 * it runs a line of it: cdktf zips assets with archiver and stacks have none;
 * zod brings its messages in every language.
 */
const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^archiver$/ }, ({ path }) => ({
      path,
      namespace: 'unused',
    }));
    onResolve({ filter: /locales\/index\.c?js$/ }, ({ path, importer }) =>
      importer.includes('/node_modules/zod/')
        ? { path, namespace: 'unused' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'module.exports = {};',
    }));
    // A token remembers the whole stack that it was made in, for messages to
    // people who write constructs: a tenth of the time that synthesis takes.
    onLoad({ filter: /cdktf\/lib\/tokens\/private\/stack-trace\.js$/ }, () => ({
      contents: 'exports.captureStackTrace = () => [];',
    }));
  },
};

const BINDINGS = {
  aws: '@cdktf/provider-aws',
  dbx: '@cdktf/provider-databricks',
  random: '@cdktf/provider-random',
  time: '@cdktf/provider-time',
};

/**
 * Runs the code of a resource's binding when the resource is first made, not
 * when the program starts: most projects use half of them, and a job's alone is
 * a tenth of all code.
 */
const lazyBindings = {
  name: 'lazy-bindings',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#(aws|dbx|random|time)\// }, ({ path }) => {
      const [, alias, name] = /^#(\w+)\/(.+)$/.exec(path);
      return {
        path: `${BINDINGS[alias]}/lib/${name}/index.js`,
        namespace: 'binding',
      };
    });
    onLoad({ filter: /.*/, namespace: 'binding' }, ({ path }) => {
      const names = new Set(
        [
          ...readFileSync(at('node_modules', path), 'utf8').matchAll(
            /^exports\.(\w+) = \1;/gm,
          ),
        ].map(([, name]) => name),
      );
      const file = JSON.stringify(path);
      return {
        contents: [...names]
          .map(
            name =>
              `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require(${file}).${name} });`,
          )
          .join('\n'),
        resolveDir: root,
      };
    });
  },
};

const { metafile } = await build({
  ...shared,
  metafile: true,
  plugins: [withoutUnused, lazyBindings],
  entryPoints: ['packages/cli/src/main.ts'],
  outfile: 'packages/cli/dist/lakeport.cjs',
  target: 'node20',
  // Short identifiers would save a fifth and take Node longer to compile.
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: '#!/usr/bin/env node' },
});

// Compiling the bundle takes a good part of a short run. Node >= 22 can keep what
// it compiled for the next one, of files that are loaded after this call.
writeFileSync(
  at('packages/cli/dist/bin.cjs'),
  `#!/usr/bin/env node
require('node:module').enableCompileCache?.();
require('./lakeport.cjs');
`,
  { mode: 0o755 },
);

// What is bundled is distributed: its licences go with it.
const bundled = new Set(
  Object.keys(metafile.inputs)
    .map(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
    .filter(folder => folder !== undefined),
);
const notices = [...bundled].sort().map(folder => {
  const { name, version, license } = JSON.parse(
    readFileSync(at(folder, 'package.json'), 'utf8'),
  );
  const text = readdirSync(at(folder))
    .filter(file => /^(licen[cs]e|notice)/i.test(file))
    .sort()
    .map(file => readFileSync(at(folder, file), 'utf8').trim())
    .join('\n\n');
  return `${name} ${version} (${license})\n\n${text}`.trim();
});
writeFileSync(
  at('packages/cli/dist/THIRD-PARTY-NOTICES.txt'),
  `${notices.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`,
);
copyFileSync(at('LICENSE'), at('packages/cli/dist/LICENSE'));

// The program, and what measurements start in their own process.
for (const [source, file] of [
  ['main', 'emulators'],
  ['index', 'index'],
]) {
  await build({
    ...shared,
    entryPoints: [`packages/emulators/src/${source}.ts`],
    outfile: `packages/emulators/dist/${file}.cjs`,
    target: 'node22',
  });
}

const packed = at('packages/cli/dist/packed');
rmSync(packed, { recursive: true, force: true });
mkdirSync(packed, { recursive: true });
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const [{ filename }] = JSON.parse(
  execFileSync(
    npm,
    ['pack', '--json', '--ignore-scripts', '--pack-destination', packed],
    {
      cwd: at('packages/cli'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    },
  ),
);
renameSync(join(packed, filename), at('packages/cli/dist/lakeport.tgz'));
rmSync(packed, { recursive: true, force: true });
