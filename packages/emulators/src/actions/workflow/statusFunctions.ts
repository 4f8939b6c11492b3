import { data } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Status {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}

const constant = (name: string, value: boolean): FunctionDefinition => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(value),
});

/** `success()`, `failure()`, `cancelled()` and `always()` for one moment of a run. */
export function statusFunctions(status: Status): FunctionDefinition[] {
  return [
    constant('success', status.success),
    constant('failure', status.failure),
    constant('cancelled', status.cancelled),
    constant('always', true),
  ];
}

/** `hashFiles(…)` over the files of a workspace. */
export function hashFilesFunction(workspace: string): FunctionDefinition {
  return {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 255,
    call: (...patterns) => {
      const files = patterns
        .map(pattern => pattern.coerceString())
        .filter(pattern => !pattern.split('/').includes('..'))
        .flatMap(pattern => globSync(pattern, { cwd: workspace }))
        .map(file => join(workspace, file))
        .filter(file => statSync(file).isFile())
        .sort();
      if (files.length === 0) {
        return new data.StringData('');
      }
      const hash = createHash('sha256');
      for (const file of new Set(files)) {
        hash.update(createHash('sha256').update(readFileSync(file)).digest());
      }
      return new data.StringData(hash.digest('hex'));
    },
  };
}
