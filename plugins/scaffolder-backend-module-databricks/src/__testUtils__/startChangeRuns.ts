import type { Entity } from '@backstage/catalog-model';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { projectEntities } from './catalogOf';
import { changedProjectText } from './changedProjectText';
import { startDryRuns, type DryRuns } from './dryRunTemplate';
import { GitHubBench } from './GitHubBench';
import { templateFolderOf } from './templateFolder';

const STATIC_FILES = ['package.json', 'package-lock.json', '.gitignore'];

/**
 * Dry runs of a template that changes a project which is there: the repository
 * acme/payments of an emulated GitHub, and its entities in the catalog.
 */
export async function startChangeRuns(
  template: string,
  options: {
    text?: string;
    entities?: (host: string) => Entity[];
    /** Of the Databricks account; none when nobody can be asked. */
    groups?: string[] | 'unknown';
  } = {},
): Promise<DryRuns & { github: GitHubBench }> {
  const {
    text = changedProjectText,
    entities = () => [],
    groups = ['analysts', 'data-engineers', 'platform-admins'],
  } = options;
  const github = await GitHubBench.start();
  const skeleton = join(templateFolderOf('databricks-project'), 'skeleton');
  await github.repository('payments', {
    'lakeport.yaml': text,
    'catalog-info.yaml': entitiesText(projectEntities(github.host)),
    'README.md':
      '# payments\n\n<!-- lakeport: written by "lakeport docs" -->\n<!-- lakeport: end -->\n\nOurs.\n',
    ...Object.fromEntries(
      STATIC_FILES.filter(path => existsSync(join(skeleton, path))).map(
        path => [path, readFileSync(join(skeleton, path), 'utf8')],
      ),
    ),
  });
  const runs = await startDryRuns({
    template,
    github,
    ...(groups !== 'unknown' && { groups }),
    entities: [...projectEntities(github.host), ...entities(github.host)],
  });
  return {
    ...runs,
    github,
    stop: async () => {
      await runs.stop();
      await github.stop();
    },
  };
}

function entitiesText(entities: Entity[]): string {
  return entities.map(entity => stringify(entity)).join('---\n');
}
