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
import { declaredEnvironments } from '../project/declaredEnvironments';
import { invalidProjectError } from '../project/invalidProjectError';
import { repositoryParts } from '../project/repositoryParts';
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
              'Form values: name, owner, repository (organization/name), and environments, each with name, awsAccountId, region, availabilityZones and cidr, optionally securityProfile, egress, flowLogs, catalog, schemas, admins, users; without environments the same values on their own describe one, named by environment (dev). A standalone project says databricksAccountId, adminAccountId and stateBucket, optionally stateRegion, adminRole, childRole, metastore; one on a platform says platform, and platformFacts as databricks:project:onboard gives them. Optionally title and description',
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
        path: z => z.string({ description: 'Path of the file written' }),
        project: z => z.string({ description: 'Name of the project' }),
        title: z =>
          z.string({ description: 'Title of the project, else its name' }),
        description: z =>
          z.string({ description: 'Description of the project, or empty' }),
        owner: z => z.string({ description: 'Entity reference of the owner' }),
        platform: z =>
          z
            .string({ description: 'Name of the platform; standalone without' })
            .optional(),
        repository: z =>
          z
            .object({
              owner: z.string(),
              name: z.string(),
              slug: z.string(),
            })
            .describe('Repository; slug is owner/name')
            .optional(),
        databricksAccountId: z =>
          z.string({ description: 'Id of the Databricks account' }),
        adminAccountId: z =>
          z.string({ description: 'Id of the AWS admin account' }),
        adminRole: z =>
          z.string({ description: 'Role that Terraform takes first' }),
        stateBucket: z =>
          z.string({ description: "Bucket of Terraform's state" }),
        stateRegion: z => z.string({ description: 'Region of that bucket' }),
        environmentNames: z =>
          z.array(z.string()).describe('Names of the environments'),
        environments: z =>
          z
            .array(
              z.object({
                name: z.string(),
                entityName: z.string(),
                awsAccountId: z.string(),
                region: z.string(),
                securityProfile: z.string(),
                cidr: z.string().optional(),
                egress: z.string().optional(),
                availabilityZones: z.array(z.string()),
                subnets: z.array(
                  z.object({
                    name: z.string(),
                    tier: z.string(),
                    availabilityZone: z.string(),
                    cidr: z.string(),
                    usable: z.number(),
                    nodes: z.number(),
                  }),
                ),
                reviewers: z.array(z.string()),
                waitMinutes: z.number(),
              }),
            )
            .describe('Environments with their address plan'),
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
      const environments = declaredEnvironments(parsed.project);
      const environmentNames = environments.map(({ name }) => name);
      ctx.logger.info(
        `Wrote ${path}: project ${
          metadata.name
        } with environment ${environmentNames.join(', ')}`,
      );

      ctx.output('path', path);
      ctx.output('project', metadata.name);
      ctx.output('title', metadata.title ?? metadata.name);
      ctx.output('description', metadata.description ?? '');
      ctx.output('owner', metadata.owner);
      if (spec.platform) {
        ctx.output('platform', spec.platform);
      }
      if (spec.repository) {
        ctx.output('repository', repositoryParts(spec.repository));
      }
      ctx.output('databricksAccountId', spec.databricks.accountId);
      ctx.output('adminAccountId', spec.aws.adminAccountId);
      ctx.output('adminRole', spec.aws.adminRole);
      ctx.output('stateBucket', spec.aws.state.bucket);
      ctx.output('stateRegion', spec.aws.state.region);
      ctx.output('environmentNames', environmentNames);
      ctx.output('environments', environments);
    },
  });
}
