import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from './paths.mjs';

const FOLDER = inRoot('node_modules/.cache/lakeport-moto');
/** The first release of Debian that has moto. */
const RELEASE = 'trixie';
const SOURCES = [
  '/etc/apt/sources.list.d/debian.sources',
  '/etc/apt/sources.list',
];

/** What moto is run with where it comes from another release: packages of the machine's own. */
export const MOTO_NEEDS = [
  'python3-flask',
  'python3-flask-cors',
  'python3-boto3',
  'python3-responses',
  'python3-werkzeug',
  'python3-antlr4',
  'python3-jsondiff',
  'python3-multipart',
  'python3-docker',
];

function call(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(
      `${program} ${args.at(-1)} failed: ${error?.message ?? stderr}`,
    );
  }
  return stdout;
}

/** The machine's own source of packages, of the release that has moto. */
function source() {
  const { VERSION_CODENAME: own } = Object.fromEntries(
    readFileSync('/etc/os-release', 'utf8')
      .split('\n')
      .map(line => line.replaceAll('"', '').split('=')),
  );
  for (const file of SOURCES.filter(existsSync)) {
    const text = readFileSync(file, 'utf8').replace(/^\s*#.*\n/gm, '');
    const isOneLine = file.endsWith('.list');
    const entries = text.split(isOneLine ? '\n' : /\n{2,}/);
    const wanted = new RegExp(
      isOneLine
        ? `^deb .*\\s${own}\\s+.*main`
        : `^Suites:\\s+(?:.*\\s)?${own}(?:\\s|$)`,
      'm',
    );
    const entry = entries.find(item => wanted.test(item));
    if (entry) {
      return {
        name: isOneLine ? 'moto.list' : 'moto.sources',
        text: isOneLine
          ? entry.replace(new RegExp(`\\s${own}\\s`), ` ${RELEASE} `)
          : entry.replace(/^Suites:.*$/m, `Suites: ${RELEASE}`),
      };
    }
  }
  throw new Error(`no source of ${own} in ${SOURCES.join(' or ')}`);
}

/**
 * moto's server from Debian's next release, run by this one's Python: its
 * package holds no compiled code. It is unpacked beside the repository's other
 * caches, by an apt of its own that the machine's packages know nothing of.
 *
 * @returns program and environment to start it with
 */
export function debianMoto() {
  const server = join(FOLDER, 'usr/bin/moto_server');
  if (!existsSync(server)) {
    mkdirSync(dirname(FOLDER), { recursive: true });
    const work = mkdtempSync(`${FOLDER}-`);
    try {
      const { name, text } = source();
      const lists = join(work, name);
      writeFileSync(lists, `${text.trim()}\n`);
      writeFileSync(join(work, 'status'), '');
      for (const folder of ['lists/partial', 'cache/archives/partial']) {
        mkdirSync(join(work, folder), { recursive: true });
      }
      const apt = (...args) =>
        call(
          'apt-get',
          [
            `-oDir::State=${work}`,
            `-oDir::State::status=${join(work, 'status')}`,
            `-oDir::Cache=${join(work, 'cache')}`,
            `-oDir::Etc::SourceList=${lists}`,
            '-oDir::Etc::SourceParts=/dev/null',
            // The folder belongs to whoever runs the tests, not to apt's own user.
            '-oAPT::Sandbox::User=root',
            '-qq',
            ...args,
          ],
          work,
        );
      apt('update');
      apt('download', 'python3-moto');
      const file = readdirSync(work).find(item => item.endsWith('.deb'));
      const unpacked = join(work, 'unpacked');
      call('dpkg-deb', ['-x', join(work, file ?? ''), unpacked]);
      rmSync(FOLDER, { recursive: true, force: true });
      renameSync(unpacked, FOLDER);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return {
    command: ['/usr/bin/python3', server],
    env: { PYTHONPATH: join(FOLDER, 'usr/lib/python3/dist-packages') },
  };
}
