import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { inRoot } from './paths.mjs';

const WANTED_MAJOR = 22;

/** Whether this was called by Yarn: then its Node, its Yarn and its install are used as they are. */
export const calledByYarn = () =>
  (process.env.npm_config_user_agent ?? '').startsWith('yarn/');

/**
 * The Node that everything runs on: the pinned one where its package exists for
 * this platform, else the running one when it is new enough.
 */
export function nodeBinary() {
  if (calledByYarn()) return process.execPath;
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const pinned = inRoot(
    '.toolchain/node_modules',
    name,
    'bin',
    windows ? 'node.exe' : 'node',
  );
  if (existsSync(pinned)) return pinned;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= WANTED_MAJOR) return process.execPath;
  throw Object.assign(
    new Error(
      `No pinned Node is published for ${process.platform}-${process.arch}, and this one is ${process.version}. ` +
        `Install Node ${WANTED_MAJOR} or 24 (https://nodejs.org) and run the command again.`,
    ),
    { exitCode: 2 },
  );
}

/**
 * The environment for children: the chosen Node first on PATH, and none of the
 * variables that npm sets for its scripts (a stray `npm_config_nodedir` breaks
 * native builds, and Yarn would take `npm_config_*` for its own). What Node
 * compiles is kept for the next process, and Terraform, which is over within a
 * second, collects its garbage less often.
 */
export function childEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) && name !== 'INIT_CWD',
  );
  const environment = Object.fromEntries(kept);
  const path = Object.keys(environment).find(k => k.toUpperCase() === 'PATH');
  return {
    ...environment,
    [path ?? 'PATH']: [
      dirname(nodeBinary()),
      inRoot('node_modules/.bin'),
      environment[path ?? 'PATH'],
    ].join(delimiter),
    // Tests start the same large bundles hundreds of times: compiled once.
    NODE_COMPILE_CACHE:
      environment.NODE_COMPILE_CACHE ?? inRoot('node_modules/.cache/node'),
    GOGC: environment.GOGC ?? '400',
    ...extra,
  };
}
