import {
  resolveSafeChildPath,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { editProject, parseProject } from '@lakeport/project';
import { writeFile } from 'node:fs/promises';
import { describeEdit } from '../edit/describeEdit';
import { groupsIn } from '../edit/groupsIn';
import { missingGroups } from '../edit/missingGroups';
import { parseEdits } from '../edit/parseEdits';
import { invalidProjectError } from '../project/invalidProjectError';
import { readProjectFile } from '../project/readProjectFile';
import { readWorkspaceSource } from '../repository/workspaceSourceFile';
import { markdownText } from '../preview/markdownText';
import { examples } from './createProjectEditAction.examples';

/**
 * Action `databricks:project:edit`: changes the workspace's project file and
 * leaves its comments and its order as they are.
 *
 * @param options - `findGroup` tells whether the Databricks account (that of
 *   `platform`, where it is given) has a group, undefined when that is not known;
 *   left out, groups are not looked up.
 * @public
 */
export function createProjectEditAction(
  options: {
    findGroup?: (
      name: string,
      context: {
        platform?: string;
        credentials: BackstageCredentials;
        signal?: AbortSignal;
      },
    ) => Promise<boolean | undefined>;
  } = {},
) {
  const { findGroup } = options;
  return createTemplateAction({
    id: 'databricks:project:edit',
    description:
      'Changes the lakeport project file in the workspace: adds environments, catalogs, schemas, grants, access and compute, sets the security profile and deletion protection, retires an environment, writes what the platform decides. Comments and order stay. What is there already in the same words changes nothing; what would make the file wrong is refused, with every problem at once, and then nothing is written. So is a group that the Databricks account does not have.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        edits: z =>
          z
            .array(z.object({ kind: z.string() }).passthrough())
            .min(1)
            .describe(
              'Edits, made in order. By kind: add-environment {name, environment}, add-catalog {environment, name, catalog}, add-schema {environment, catalog, name, schema}, grant {environment, catalog, group | servicePrincipal, preset | privileges}, add-access {environment, as: admins | users, group | user}, add-compute {environment, type: policies | pools | clusters | warehouses, name, value}, set-security-profile {environment, securityProfile}, set-deletion-protection {environment, deletionProtection}, retire-environment {environment}, set-facts {facts}',
            ),
        path: z =>
          z
            .string({
              description:
                'Path of the project file in the workspace. Default: where databricks:project:fetch found it, else lakeport.yaml',
            })
            .optional(),
      },
      output: {
        changed: z =>
          z.boolean({
            description: 'False when everything was there already',
          }),
        summary: z =>
          z.string({ description: 'What was changed, as Markdown' }),
        path: z => z.string({ description: 'Path of the project file' }),
      },
    },
    async handler(ctx) {
      const edits = parseEdits(ctx.input.edits);
      const source = await readWorkspaceSource(ctx.workspacePath);
      const path = ctx.input.path ?? source?.path ?? 'lakeport.yaml';
      const before = await readProjectFile(ctx.workspacePath, path);
      const { valid, changed, text, problems } = editProject(before, edits);
      if (!valid) {
        throw invalidProjectError(path, problems);
      }
      if (changed && findGroup) {
        const parsed = parseProject(text);
        const platform = parsed.valid && parsed.project.spec.platform;
        const credentials = await ctx.getInitiatorCredentials();
        const missing = await missingGroups(
          groupsIn(edits),
          name =>
            findGroup(name, {
              ...(platform && { platform: `system:default/${platform}` }),
              credentials,
              signal: ctx.signal,
            }),
          ctx.logger,
        );
        if (missing.length > 0) {
          throw new InputError(
            `The Databricks account has no group ${missing.join(
              ' and no group ',
            )}; use the name of one that it has, or have it made first`,
          );
        }
      }
      if (changed) {
        await writeFile(resolveSafeChildPath(ctx.workspacePath, path), text);
      }
      const lines = edits.map(describeEdit);
      for (const line of lines) {
        ctx.logger.info(changed ? `${path}: ${line}` : `Is there: ${line}`);
      }
      ctx.output('changed', changed);
      ctx.output(
        'summary',
        changed
          ? lines.map(line => `- ${markdownText(line)}`).join('\n')
          : 'Everything was there already.',
      );
      ctx.output('path', path);
    },
  });
}
