import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Octokit } from '@octokit/rest';

const PLUGINS = resolve(__dirname, '../../..');

/**
 * Every operation of GitHub's API that the plugins' code names, as
 * `GET /repos/{owner}/{repo}`: found in the code itself, so that a new one is on
 * the list before anybody thinks of it.
 *
 * @throws Error where a request is made of something that this cannot read
 */
export function operationsInCode(): string[] {
  const found = new Set<string>();
  const { rest } = new Octokit();
  const scopes = new Map(Object.entries(rest));
  for (const file of sourcesThatAskGitHub()) {
    const text = readFileSync(file, 'utf8');
    for (const [, argument] of text.matchAll(
      /\boctokit\.request\(\s*([^,)]*)/g,
    )) {
      const route = /^'([A-Z]+ \/[^']+)'$/.exec(argument.trim())?.[1];
      if (!route) {
        throw new Error(
          `${relative(
            PLUGINS,
            file,
          )} makes a request of ${argument}: write the method and path there`,
        );
      }
      found.add(route);
    }
    for (const [, scope, method] of text.matchAll(/\b(\w+)\.(?=(\w+))/g)) {
      const endpoint = Reflect.get(scopes.get(scope) ?? {}, method)?.endpoint;
      if (endpoint) {
        const { method: verb, url } = endpoint.DEFAULTS;
        found.add(`${verb} ${url}`);
      }
    }
  }
  return [...found].sort();
}

/** Code of any plugin in which something of Octokit is used. */
function sourcesThatAskGitHub(): string[] {
  return readdirSync(PLUGINS)
    .flatMap(plugin => filesBelow(join(PLUGINS, plugin, 'src')))
    .filter(file => /octokit/i.test(readFileSync(file, 'utf8')));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      entry =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !/\.test\.tsx?$/.test(entry.name) &&
        !entry.parentPath.includes('__testUtils__'),
    )
    .map(entry => join(entry.parentPath, entry.name));
}
