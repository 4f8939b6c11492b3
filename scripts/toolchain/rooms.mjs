import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/** The folders of all packages and plugins, sorted. */
export const rooms = () =>
  ['packages', 'plugins']
    .flatMap(folder =>
      readdirSync(inRoot(folder)).map(name => inRoot(folder, name)),
    )
    .filter(room => existsSync(join(room, 'package.json')))
    .sort();

/** What decides which versions of which packages are installed, and where. */
export const manifests = () => [
  inRoot('package.json'),
  inRoot('yarn.lock'),
  inRoot('.yarnrc.yml'),
  ...rooms()
    .map(room => join(room, 'package.json'))
    .sort(),
];
