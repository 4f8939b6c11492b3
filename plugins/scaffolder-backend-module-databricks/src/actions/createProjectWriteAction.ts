import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  formProblems,
  parseProject,
  projectFromForm,
  serializeProject,
} from '@lakeport/project';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { invalidProjectError } from '../project/invalidProjectError';
import { outputProject, projectOutputs } from '../project/projectOutputs';
import { examples } from './createProjectWriteAction.examples';

/**
 * Action `databricks:project:write`: form values to a checked `lakeport.yaml`.
 *
 * @param options - `repositoryExists` tells whether there is a repository
 *   (organization/name) already; left out, it is not asked for.
 * @public
 */
export function createProjectWriteAction(
  options: {
    repositoryExists?: (
      repository: string,
      signal?: AbortSignal,
    ) => Promise<boolean>;
  } = {},
) {
  const { repositoryExists } = options;
  return createTemplateAction({
    id: 'databricks:project:write',
    description:
      'Writes the lakeport project file from the values of a form. Refuses values that would make an invalid file, with every problem at once, and then writes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        values: z =>
          z.record(z.unknown(), {
            description:
              'Form values: name, owner, repository (organization/name), and environments, each with name, awsAccountId, region, availabilityZones and cidr, optionally securityProfile, egress, flowLogs, catalog, schemas, admins, users; without environments the same values on their own describe one, named by environment (dev). A standalone project says databricksAccountId, adminAccountId and stateBucket, optionally stateRegion, adminRole, childRole, metastore; one on a platform says platform, and platformFacts as databricks:project:onboard gives them. Optionally title and description, and lakehouse, connectivity and regions as the file has them: zones and streams may be lists of things with a name; regions has the first environment as primary and the others as secondaries, unless it says otherwise',
          }),
        checkOnly: z =>
          z
            .boolean({
              description:
                'Check the values and write nothing; what a platform decides may be missing. Also refuses a repository that is there already, but for a dry run. Default: false',
            })
            .optional(),
        path: z =>
          z
            .string({
              description:
                'Where the file is written in the workspace. Default: lakeport.yaml',
            })
            .optional(),
      },
      output: {
        ...projectOutputs,
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'lakeport.yaml';
      const problems = formProblems(ctx.input.values);
      if (problems.length > 0) {
        throw invalidProjectError(path, problems);
      }
      if (ctx.input.checkOnly) {
        const { repository } = ctx.input.values;
        if (
          typeof repository === 'string' &&
          repositoryExists &&
          !ctx.isDryRun
        ) {
          // Once: a task that is run again has published it itself.
          await ctx.checkpoint({
            key: `repository.free.${repository}`,
            fn: async () => {
              if (await repositoryExists(repository, ctx.signal)) {
                throw new ConflictError(
                  `There is a repository ${repository} already; use another name. A project that is there is changed in its own repository`,
                );
              }
              return true;
            },
          });
        }
        ctx.logger.info('The values make a valid project file');
        return;
      }
      const text = serializeProject(projectFromForm(ctx.input.values));
      const parsed = parseProject(text);
      if (!parsed.valid) {
        throw invalidProjectError(path, parsed.problems);
      }

      const file = resolveSafeChildPath(ctx.workspacePath, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      const { metadata, spec } = parsed.project;
      ctx.logger.info(
        `Wrote ${path}: project ${metadata.name} with environment ${Object.keys(
          spec.environments,
        ).join(', ')}`,
      );
      outputProject(path, parsed.project, (name, value) =>
        ctx.output(name, value),
      );
    },
  });
}
