import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parsePlatform } from '@lakeport/project';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { withoutBlanks } from '../edit/withoutBlanks';
import { invalidProjectError } from '../project/invalidProjectError';
import { examples } from './createPlatformWriteAction.examples';

/**
 * Action `databricks:platform:write`: values of a form to a checked platform
 * file.
 *
 * @public
 */
export function createPlatformWriteAction() {
  return createTemplateAction({
    id: 'databricks:platform:write',
    description:
      'Writes the lakeport file of a platform. Refuses values that would make an invalid file, with every problem at once, and then writes nothing. What a form left blank is left out.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        metadata: z =>
          z.record(z.unknown(), {
            description: 'name and owner; optionally title, description',
          }),
        spec: z =>
          z.record(z.unknown(), {
            description:
              'What the file says below spec: databricks, aws, github, addressPools, projects',
          }),
        path: z =>
          z
            .string({
              description:
                'Where the file is written in the workspace. Default: lakeport.yaml',
            })
            .optional(),
      },
      output: {
        path: z => z.string({ description: 'Path of the file written' }),
        platform: z => z.string({ description: 'Name of the platform' }),
        title: z =>
          z.string({ description: 'Title of the platform, else its name' }),
        owner: z => z.string({ description: 'Entity reference of the owner' }),
        repository: z =>
          z.string({ description: 'Its repository, as organization/name' }),
      },
    },
    async handler(ctx) {
      const { metadata, spec, path = 'lakeport.yaml' } = ctx.input;
      const text = stringify({
        apiVersion: 'lakeport.dev/v1alpha1',
        kind: 'Platform',
        metadata: withoutBlanks(metadata),
        spec: withoutBlanks(spec),
      });
      const parsed = parsePlatform(text);
      if (!parsed.valid) {
        throw invalidProjectError(path, parsed.problems);
      }
      const file = resolveSafeChildPath(ctx.workspacePath, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      const { platform } = parsed;
      const { organization, repository } = platform.spec.github;
      ctx.logger.info(`Wrote ${path}: platform ${platform.metadata.name}`);
      ctx.output('path', path);
      ctx.output('platform', platform.metadata.name);
      ctx.output('title', platform.metadata.title ?? platform.metadata.name);
      ctx.output('owner', platform.metadata.owner);
      ctx.output('repository', `${organization}/${repository}`);
    },
  });
}
