import { InputError, NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  parseRepoUrl,
} from '@backstage/plugin-scaffolder-node';
import { RepositoryClient } from '@lakeport/backstage-plugin-databricks-node';
import { parsePlatform } from '@lakeport/project';
import { findPlatform, type Platforms } from '../onboarding/findPlatform';
import type { PlatformPlace } from '../onboarding/PlatformPlace';
import { subjectClaims } from '../onboarding/subjectClaims';
import { examples } from './createPlatformShareAction.examples';

/**
 * Action `databricks:platform:share`: lets the repositories of the organization
 * call the workflows of a platform's repository.
 *
 * @public
 */
export function createPlatformShareAction(
  options: Platforms & { integrations: ScmIntegrationRegistry },
) {
  const { github, integrations } = options;
  return createTemplateAction({
    id: 'databricks:platform:share',
    description:
      "Lets the repositories of the organization call the workflows of a platform's repository, and makes the subject of its own OIDC tokens name the workflow. Repeating it changes nothing.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string({
              description: 'The platform as an entity reference, or repoUrl',
            })
            .optional(),
        repoUrl: z =>
          z
            .string({
              description:
                'Repository that a step before has published, as github.com?owner=acme&repo=platform; it has to hold the lakeport.yaml of a platform that names this repository',
            })
            .optional(),
      },
      output: {
        changed: z =>
          z.boolean({ description: 'Whether anything was set otherwise' }),
      },
    },
    async handler(ctx) {
      const { logger, signal } = ctx;
      const { entityRef, repoUrl } = ctx.input;
      if (Boolean(entityRef) === Boolean(repoUrl)) {
        throw new InputError(
          'Name the platform either by "entityRef" or by "repoUrl"',
        );
      }
      if (ctx.isDryRun && repoUrl) {
        const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
        logger.info(
          `Dry run: would share the workflows of ${owner}/${repo} on ${host}. Nothing was changed`,
        );
        ctx.output('changed', false);
        return;
      }
      const place = entityRef
        ? await findPlatform(entityRef, await ctx.getInitiatorCredentials(), {
            ...options,
            signal,
          })
        : await placeOf(repoUrl ?? '', signal);
      await assertPlatform(place, signal);
      const { owner, repo } = place.repository.repository;
      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would share the workflows of ${owner}/${repo}. Nothing was changed`,
        );
        ctx.output('changed', false);
        return;
      }
      const { settings } = place.repository;
      const shared = await settings.shareWorkflows({ signal });
      logger.info(
        shared
          ? `The repositories of ${owner} may call the workflows of ${repo} now`
          : `The repositories of ${owner} may call the workflows of ${repo} already`,
      );
      const named = await settings.setSubjectClaims(subjectClaims, { signal });
      if (named) {
        logger.info(
          `Set the subject of its OIDC tokens to ${subjectClaims.join(', ')}`,
        );
      }
      ctx.output('changed', shared || named);
    },
  });

  async function placeOf(
    repoUrl: string,
    signal?: AbortSignal,
  ): Promise<PlatformPlace> {
    const { host, owner, repo } = parseRepoUrl(repoUrl, integrations);
    if (!owner) {
      throw new InputError(
        `${repoUrl} names no owner; write it as ${host}?owner=acme&repo=platform`,
      );
    }
    const repository = new RepositoryClient({
      clients: github,
      repository: { host, owner, repo },
    });
    return {
      repository,
      path: 'lakeport.yaml',
      branch: await repository.defaultBranch({ signal }),
      where: `${owner}/${repo}`,
    };
  }
}

/** What anybody may call is a platform's workflows, and no other repository's. */
async function assertPlatform(
  place: PlatformPlace,
  signal?: AbortSignal,
): Promise<void> {
  const { repository, path, branch, where } = place;
  const { owner, repo } = repository.repository;
  const text = await repository.readFile(path, branch, { signal });
  if (text === undefined) {
    throw new NotFoundError(
      `There is no ${path} on branch ${branch} of ${where}, so it is no platform's repository`,
    );
  }
  const parsed = parsePlatform(text);
  if (!parsed.valid) {
    throw new InputError(`${path} of ${where} is no valid platform file`);
  }
  const { github } = parsed.platform.spec;
  const named = `${github.organization}/${github.repository}`;
  if (named.toLowerCase() !== `${owner}/${repo}`.toLowerCase()) {
    throw new InputError(
      `${path} of ${where} is that of a platform whose repository is ${named}`,
    );
  }
}
