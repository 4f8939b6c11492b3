import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { digestOf, stampOf } from './digest.mjs';
import { calledByYarn, childEnvironment, nodeBinary } from './environment.mjs';
import { inRoot } from './paths.mjs';
import { manifests } from './rooms.mjs';
import { run } from './run.mjs';
import { withLock } from './withLock.mjs';

const STAMP = inRoot('node_modules/.lakeport-install');
const TOOLCHAIN_STAMP = inRoot('.toolchain/node_modules/.lakeport-install');

const say = text => process.stderr.write(`${text}\n`);

/** npm as it was called, or the one on PATH. */
function npm(args, options) {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.(c|m)?js$/.test(script)
    ? run(process.execPath, [script, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        shell: process.platform === 'win32',
        ...options,
      });
}

/** This machine's npm settings that Yarn must know to reach the same packages. */
async function registrySettings() {
  const settings = {
    registry: 'YARN_NPM_REGISTRY_SERVER',
    'https-proxy': 'YARN_HTTPS_PROXY',
    proxy: 'YARN_HTTP_PROXY',
    cafile: 'YARN_HTTPS_CA_FILE_PATH',
  };
  const found = {};
  for (const [setting, variable] of Object.entries(settings)) {
    if (process.env[variable]) continue;
    const { output } = await npm(['config', 'get', setting], {
      capture: true,
      stderr: 'ignore',
      cwd: inRoot(),
    });
    const value = output.trim();
    if (value && value !== 'null' && value !== 'undefined') {
      found[variable] = value;
    }
  }
  return found;
}

async function installToolchain() {
  const digest = digestOf([
    inRoot('.toolchain/package.json'),
    inRoot('.toolchain/package-lock.json'),
  ]);
  if (stampOf(TOOLCHAIN_STAMP) === digest) return;
  say('installing the pinned Node and Yarn …');
  const { code } = await npm(
    ['ci', '--prefix', inRoot('.toolchain'), '--ignore-scripts'],
    { stdout: 'ignore', cwd: inRoot('.toolchain') },
  );
  if (code !== 0) throw new Error('npm could not install .toolchain (above)');
  writeFileSync(TOOLCHAIN_STAMP, digest);
}

async function installPackages() {
  const digest = digestOf(manifests());
  if (stampOf(STAMP) === digest) return;
  say('installing packages (once; about a minute) …');
  const { code, output } = await run(
    nodeBinary(),
    [
      inRoot('.toolchain/node_modules/@yarnpkg/cli-dist/bin/yarn.js'),
      'install',
      '--immutable',
    ],
    {
      capture: true,
      cwd: inRoot(),
      env: childEnvironment(await registrySettings()),
    },
  );
  if (code !== 0) throw new Error(`${output}\nyarn install failed (above)`);
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(STAMP, digest);
}

/**
 * Brings the checkout to where everything can run: pinned Node and Yarn,
 * installed packages, bundled `lakeport` and emulators. Does only what is not
 * yet done, tells of it on standard error, and lets one process do it at a time.
 */
export async function prepare() {
  await withLock(inRoot('.toolchain/.lock'), async () => {
    if (!calledByYarn()) {
      await installToolchain();
      await installPackages();
    } else if (!existsSync(inRoot('node_modules'))) {
      throw new Error('Nothing is installed yet: run `yarn install` first.');
    }
    await bundle();
  });
}
