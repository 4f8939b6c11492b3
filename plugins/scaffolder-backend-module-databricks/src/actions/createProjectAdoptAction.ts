import {
  resolveSafeChildPath,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  databricksNetworkReadPermission,
  databricksWorkspaceReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  AwsNetworkReader,
  DatabricksService,
  LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import { parseProject } from '@lakeport/project';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { adoptionSummary } from '../adoption/adoptionSummary';
import { readWorkspaceSnapshot } from '../adoption/readWorkspaceSnapshot';
import { withHeartbeat } from '../deployment/withHeartbeat';
import { invalidProjectError } from '../project/invalidProjectError';
import { outputProject, projectOutputs } from '../project/projectOutputs';
import { examples } from './createProjectAdoptAction.examples';

const HEARTBEAT_MS = 20_000;
const NEEDED: readonly BasicPermission[] = [
  databricksWorkspaceReadPermission,
  databricksNetworkReadPermission,
];

/**
 * Action `databricks:project:adopt`: the files of a project for a workspace that
 * was made elsewhere. The portal's own service principal and roles read it, so
 * that whoever asks must have `databricks.workspace.read` and
 * `databricks.network.read`.
 *
 * @public
 */
export function createProjectAdoptAction(options: {
  accounts: Pick<DatabricksService, 'account' | 'accountReader'>;
  networks: Pick<AwsNetworkReader, 'readRegion'>;
  lakeport: Pick<LakeportRunner, 'adopt'>;
  permissions: Pick<PermissionsService, 'authorize'>;
}) {
  const { accounts, lakeport, networks, permissions } = options;
  return createTemplateAction({
    id: 'databricks:project:adopt',
    description:
      'Reads a workspace that was made elsewhere and writes a project file that names what there is, with the imports by which the next apply takes it over. Changes nothing in Databricks or AWS; says what the first apply changes and what it leaves as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        accountId: z =>
          z.string({
            description:
              'Id of the Databricks account; one that the portal is configured for',
          }),
        workspaceId: z => z.string({ description: 'Id of the workspace' }),
        project: z => z.string({ description: 'Name of the project' }),
        environment: z =>
          z
            .string({
              description:
                'Name of the environment that the workspace becomes. Default: prod',
            })
            .optional(),
        owner: z => z.string({ description: 'Entity reference of the owner' }),
        title: z =>
          z.string({ description: "The project's name for people" }).optional(),
        description: z =>
          z.string({ description: 'What the project is for' }).optional(),
        repository: z =>
          z
            .string({ description: 'Where it goes, as organization/name' })
            .optional(),
        adminAccountId: z =>
          z
            .string({
              description: 'AWS admin account; of a standalone project',
            })
            .optional(),
        adminRole: z =>
          z
            .string({ description: 'Role in it. Default: TerraformAdminRole' })
            .optional(),
        childRole: z =>
          z
            .string({
              description:
                "Role in the workspace's AWS account. Default: TerraformChildRole",
            })
            .optional(),
        stateBucket: z =>
          z
            .string({
              description:
                "Bucket of Terraform's state; of a standalone project",
            })
            .optional(),
        stateRegion: z =>
          z
            .string({
              description: "Region of that bucket. Default: the workspace's",
            })
            .optional(),
        awsAccountId: z =>
          z
            .string({
              description:
                'AWS account of the workspace, where its cross-account role does not tell it',
            })
            .optional(),
        platformFacts: z =>
          z
            .record(z.unknown(), {
              description:
                'What the project copies from its platform, as databricks:project:onboard gives it; a standalone project has none',
            })
            .optional(),
        checkOnly: z =>
          z
            .boolean({
              description:
                'Only read the workspace and put out where it is; what a platform decides may be missing. Default: false',
            })
            .optional(),
        catalogs: z =>
          z
            .array(z.string())
            .describe(
              'Names of the catalogs to take over. Default: the isolated ones that only this workspace is bound to',
            )
            .optional(),
      },
      output: {
        ...projectOutputs,
        awsAccountId: z =>
          z.string({ description: 'AWS account of the workspace' }),
        region: z => z.string({ description: 'AWS region of the workspace' }),
        changes: z =>
          z
            .array(z.object({ what: z.string(), why: z.string() }))
            .describe('What the first apply changes; nothing is destroyed'),
        left: z =>
          z
            .array(z.object({ what: z.string(), why: z.string() }))
            .describe('What stays as it is, and why'),
        summary: z => z.string({ description: 'All of it, as Markdown' }),
      },
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const { accountId, catalogs, platformFacts, workspaceId } = input;
      await requirePermissions(
        permissions,
        await ctx.getInitiatorCredentials(),
      );
      if (!/^\d{1,20}$/.test(workspaceId)) {
        throw new InputError(
          `${JSON.stringify(
            workspaceId,
          )} is no workspace id; give its digits, such as 1234567890123456`,
        );
      }
      let reading = 'workspace';
      const snapshot = await withHeartbeat(
        {
          logger,
          activity: () => `reading ${reading} of workspace ${workspaceId}`,
          everyMs: HEARTBEAT_MS,
        },
        () =>
          readWorkspaceSnapshot({
            accounts,
            accountId,
            networks,
            workspaceId,
            ...(catalogs?.length && { catalogs }),
            signal,
            onRead: what => {
              reading = what;
            },
          }),
      );
      logger.info(
        `Read workspace ${snapshot.workspace.name} (${workspaceId}) in ${snapshot.workspace.region}`,
      );
      const awsAccountId = said(input.awsAccountId) ?? snapshot.awsAccountId;
      if (awsAccountId === undefined) {
        throw new InputError(
          `Workspace ${workspaceId} does not tell its AWS account; give it in "awsAccountId"`,
        );
      }
      ctx.output('awsAccountId', awsAccountId);
      ctx.output('region', snapshot.workspace.region);
      if (input.checkOnly) {
        return;
      }
      const { files, problems, report } = await lakeport.adopt(
        snapshot,
        {
          project: input.project,
          owner: input.owner,
          environment: said(input.environment) ?? 'prod',
          title: said(input.title),
          description: said(input.description),
          repository: said(input.repository),
          adminAccountId: said(input.adminAccountId),
          adminRole: said(input.adminRole),
          childRole: said(input.childRole),
          stateBucket: said(input.stateBucket),
          stateRegion: said(input.stateRegion),
          awsAccountId,
          ...(catalogs?.length && { catalogs }),
          ...(platformFacts && { facts: platformFacts }),
        },
        { signal },
      );
      for (const [heading, notes] of [
        ['The first apply changes', report.changes],
        ['Left as it is', report.left],
      ] as const) {
        notes.forEach(({ what, why }) =>
          logger.info(`${heading}: ${what}: ${why}`),
        );
      }
      const text = files?.['lakeport.yaml'];
      const parsed = text === undefined ? undefined : parseProject(text);
      if (!files || !parsed?.valid) {
        throw invalidProjectError(
          'lakeport.yaml',
          parsed && !parsed.valid ? parsed.problems : problems,
        );
      }
      for (const [name, content] of Object.entries(files)) {
        const file = resolveSafeChildPath(ctx.workspacePath, name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
        logger.info(`Wrote ${name}`);
      }

      outputProject('lakeport.yaml', parsed.project, (name, value) =>
        ctx.output(name, value),
      );
      ctx.output('changes', report.changes);
      ctx.output('left', report.left);
      ctx.output('summary', adoptionSummary(report));
    },
  });
}

/** What a form sends for a field that was left blank is nothing. */
function said(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

async function requirePermissions(
  permissions: Pick<PermissionsService, 'authorize'>,
  credentials: Parameters<PermissionsService['authorize']>[1]['credentials'],
): Promise<void> {
  const decisions = await permissions.authorize(
    NEEDED.map(permission => ({ permission })),
    { credentials },
  );
  const lacking = NEEDED.filter(
    (_, index) => decisions[index].result !== AuthorizeResult.ALLOW,
  ).map(({ name }) => name);
  if (lacking.length > 0) {
    throw new NotAllowedError(
      `You lack the permission${lacking.length > 1 ? 's' : ''} ${lacking.join(
        ' and ',
      )}, which reading a workspace takes`,
    );
  }
}
