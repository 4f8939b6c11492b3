import { z } from 'zod';
import { databricksFields } from './databricksFields';
import { groupsSchema } from './groupsSchema';

/** A Git repository checked out in the workspace. */
export const gitFolderSchema = z
  .strictObject({
    url: databricksFields.gitUrl,
    branch: databricksFields.gitReference.optional(),
    tag: databricksFields.gitReference.optional(),
    provider: z
      .enum([
        'gitHub',
        'gitHubEnterprise',
        'bitbucketCloud',
        'bitbucketServer',
        'gitLab',
        'gitLabEnterpriseEdition',
        'azureDevOpsServices',
        'awsCodeCommit',
      ])
      .meta({
        description:
          'use the provider as Databricks calls it, such as gitHub; known hosts need none',
      })
      .optional(),
    path: databricksFields.workspacePath.optional(),
    groups: groupsSchema,
  })
  .meta({
    description:
      'write a Git folder, such as { url: https://github.com/acme/payments-notebooks, branch: main }',
  });
