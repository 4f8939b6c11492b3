import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  RepositoryClient,
  type GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { parseProject } from '@lakeport/project';
import { readdir } from 'node:fs/promises';
import { readProjectFile } from '../project/readProjectFile';
import { cloneRepository } from '../repository/cloneRepository';
import { findEntityFile, type EntityFiles } from '../repository/findEntityFile';
import { writeWorkspaceSource } from '../repository/workspaceSourceFile';
import { examples } from './createProjectFetchAction.examples';

/**
 * Action `databricks:project:fetch`: the whole repository of an environment, a
 * project or a platform into the workspace.
 *
 * @public
 */
export function createProjectFetchAction(
  options: EntityFiles & { github: GitHubClients },
) {
  const { github } = options;
  return createTemplateAction({
    id: 'databricks:project:fetch',
    description:
      'Puts the repository of an environment, a project or a platform into the workspace, for steps that change it and propose the change. Reads only what the one who started the task may see in the catalog.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description:
              'The environment, project or platform as an entity reference',
          }),
      },
      output: {
        entityRef: z => z.string({ description: 'Reference of the entity' }),
        owner: z =>
          z
            .string({ description: 'Owner of the entity, if it has one' })
            .optional(),
        project: z =>
          z.string({ description: 'Name of the project' }).optional(),
        environment: z =>
          z
            .string({
              description: 'Name of the environment, when the entity is one',
            })
            .optional(),
        platform: z =>
          z
            .string({
              description: 'Name of the platform, when the entity is one',
            })
            .optional(),
        onPlatform: z =>
          z
            .string({
              description:
                'The platform that the project is on, as an entity reference; none when it is standalone',
            })
            .optional(),
        repository: z =>
          z.string({ description: 'Repository, as organization/name' }),
        branch: z =>
          z.string({ description: 'Branch that changes are proposed for' }),
        commit: z => z.string({ description: 'Commit that was fetched' }),
        path: z => z.string({ description: 'Path of the lakeport file in it' }),
        url: z => z.string({ description: 'Web address of the repository' }),
      },
    },
    async handler(ctx) {
      const file = await findEntityFile(
        ctx.input.entityRef,
        await ctx.getInitiatorCredentials(),
        options,
      );
      if ((await readdir(ctx.workspacePath)).length > 0) {
        throw new InputError(
          'The workspace holds files already; databricks:project:fetch comes before every other step',
        );
      }
      const { owner, repo } = file.repository;
      const repository = new RepositoryClient({
        clients: github,
        repository: file.repository,
      });
      const branch =
        file.branch ?? (await repository.defaultBranch({ signal: ctx.signal }));
      const url = github.webUrl(file.repository);
      ctx.logger.info(`Reading branch ${branch} of ${url}`);
      const commit = await cloneRepository({
        url: `${url}.git`,
        branch,
        token: await github.token(file.repository),
        folder: ctx.workspacePath,
        gitFolder: await ctx.createTemporaryDirectory(),
      });
      ctx.signal?.throwIfAborted();
      const text = await readProjectFile(ctx.workspacePath, file.path);
      await writeWorkspaceSource(ctx.workspacePath, {
        entityRef: file.entityRef,
        repository: file.repository,
        branch,
        commit,
        path: file.path,
        text,
      });
      ctx.logger.info(`Fetched ${owner}/${repo} at ${commit.slice(0, 7)}`);

      ctx.output('entityRef', file.entityRef);
      if (file.owner) {
        ctx.output('owner', file.owner);
      }
      if (file.kind === 'platform') {
        ctx.output('platform', file.name);
      } else {
        ctx.output('project', file.name);
      }
      if (file.environment) {
        ctx.output('environment', file.environment);
      }
      const platform = platformOf(text);
      if (platform) {
        ctx.output('onPlatform', platform);
      }
      ctx.output('repository', `${owner}/${repo}`);
      ctx.output('branch', branch);
      ctx.output('commit', commit);
      ctx.output('path', file.path);
      ctx.output('url', url);
    },
  });
}

/** An invalid file says nothing here; the steps that change it say why. */
function platformOf(text: string): string | undefined {
  const parsed = parseProject(text);
  const name = parsed.valid ? parsed.project.spec.platform : undefined;
  return name && `system:default/${name}`;
}
