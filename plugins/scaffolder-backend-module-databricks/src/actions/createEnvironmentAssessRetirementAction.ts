import type { PermissionsService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { databricksEnvironmentReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksService,
  GitHubClients,
} from '@lakeport/backstage-plugin-databricks-node';
import { withHeartbeat } from '../deployment/withHeartbeat';
import { findEntityFile, type EntityFiles } from '../repository/findEntityFile';
import { assessRetirement } from '../retirement/assessRetirement';
import { holdingLine, holdingsSummary } from '../retirement/holdingTexts';
import { examples } from './createEnvironmentAssessRetirementAction.examples';

const HEARTBEAT_MS = 20_000;

/**
 * Action `databricks:environment:assess-retirement`: whether an environment may
 * be retired, and what would be lost with it. The portal's own service principal
 * reads it, so that whoever asks must have `databricks.environment.read` on it.
 *
 * @public
 */
export function createEnvironmentAssessRetirementAction(
  options: EntityFiles & {
    github: GitHubClients;
    accounts: Pick<DatabricksService, 'account'>;
    permissions: Pick<PermissionsService, 'authorize'>;
  },
) {
  return createTemplateAction({
    id: 'databricks:environment:assess-retirement',
    description:
      'Reads what an environment holds: its catalogs with schemas, tables and volumes. Fails while it is protected from deletion, while it holds data whose loss was not accepted, and when something cannot be read. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description: 'The environment as an entity reference',
          }),
        acceptDataLoss: z =>
          z
            .string({
              description:
                "Name of the environment's entity, to show that the loss of what it holds is meant",
            })
            .optional(),
      },
      output: {
        entityRef: z => z.string({ description: 'Reference of the entity' }),
        name: z => z.string({ description: 'Name of the entity' }),
        project: z => z.string({ description: 'Name of the project' }),
        environment: z => z.string({ description: 'Name of the environment' }),
        canRetire: z =>
          z.boolean({
            description: 'Always true: otherwise the step fails and says why',
          }),
        workspace: z =>
          z
            .object({ id: z.string(), name: z.string(), url: z.string() })
            .describe('Its workspace; none when it has none any more')
            .optional(),
        holds: z =>
          z
            .array(
              z.object({
                catalog: z.string(),
                schemas: z.number(),
                tables: z.number(),
                volumes: z.number(),
                names: z
                  .array(z.string())
                  .describe('Full names of the first tables and volumes'),
              }),
            )
            .describe('Its catalogs, and how much is in each'),
        holdsData: z =>
          z.boolean({ description: 'Whether there is a table or a volume' }),
        summary: z => z.string({ description: 'All of it, as Markdown' }),
      },
    },
    async handler(ctx) {
      const { logger, signal, input } = ctx;
      const credentials = await ctx.getInitiatorCredentials();
      const file = await findEntityFile(input.entityRef, credentials, options);
      const { entityRef, environment, name: project } = file;
      if (!environment) {
        throw new InputError(
          `${entityRef} is no Databricks environment: that is a Resource of type databricks-environment with the annotation lakeport.dev/environment`,
        );
      }
      const [decision] = await options.permissions.authorize(
        [
          {
            permission: databricksEnvironmentReadPermission,
            resourceRef: entityRef,
          },
        ],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `You lack the permission ${databricksEnvironmentReadPermission.name} for ${entityRef}`,
        );
      }
      const { name } = parseEntityRef(entityRef);
      const { acceptDataLoss } = input;
      if (acceptDataLoss && acceptDataLoss !== name) {
        throw new InputError(
          `"acceptDataLoss" is ${JSON.stringify(
            acceptDataLoss,
          )}; to accept the loss of what ${entityRef} holds, it has to be ${name}`,
        );
      }

      const { workspace, holds, reasons } = await withHeartbeat(
        {
          logger,
          activity: () => `reading what ${name} holds`,
          everyMs: HEARTBEAT_MS,
        },
        () =>
          assessRetirement({ ...options, file, project, environment, signal }),
      );
      holds.forEach(holding => logger.info(holdingLine(holding)));
      const holdsData = holds.some(
        ({ tables, volumes }) => tables + volumes > 0,
      );
      if (holdsData && acceptDataLoss !== name) {
        reasons.push(
          [
            'it holds data:',
            ...holds
              .filter(({ tables, volumes }) => tables + volumes > 0)
              .map(holding => `  - ${holdingLine(holding)}`),
            `  Move what is still needed; to accept the loss of the rest, give the name ${name} in "acceptDataLoss"`,
          ].join('\n'),
        );
      }
      if (reasons.length > 0) {
        throw new ConflictError(
          [
            `${name} cannot be retired:`,
            ...reasons.map(reason => `- ${reason}`),
          ].join('\n'),
        );
      }
      logger.info(
        workspace
          ? `${name} can be retired${
              holdsData ? '; the loss of its data is accepted' : ''
            }`
          : `${name} has no workspace, so there is nothing in it`,
      );

      ctx.output('entityRef', entityRef);
      ctx.output('name', name);
      ctx.output('project', project);
      ctx.output('environment', environment);
      ctx.output('canRetire', true);
      if (workspace) {
        const { id, url } = workspace;
        ctx.output('workspace', { id, name: workspace.name, url });
      }
      ctx.output('holds', holds);
      ctx.output('holdsData', holdsData);
      ctx.output('summary', holdingsSummary(name, holds));
    },
  });
}
