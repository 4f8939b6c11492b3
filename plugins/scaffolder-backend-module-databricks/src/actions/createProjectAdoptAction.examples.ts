import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const workspace = {
  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  workspaceId: '1234567890123456',
  project: 'legacy',
  owner: 'group:default/legacy-data',
};

/** Examples of `databricks:project:adopt`; the tests run them. */
export const examples: TemplateExample[] = [
  {
    description:
      'Write the files of a standalone project for a workspace, with the catalogs that are its own.',
    example: stringify({
      steps: [
        {
          id: 'adopt',
          name: 'Read the workspace',
          action: 'databricks:project:adopt',
          input: {
            ...workspace,
            adminAccountId: '100000000001',
            stateBucket: 'acme-terraform-tf-state',
            stateRegion: 'us-east-1',
          },
        },
      ],
    }),
  },
  {
    description:
      'Write them for a project on a platform, with one catalog that others use as well.',
    example: stringify({
      steps: [
        {
          id: 'adopt',
          name: 'Read the workspace',
          action: 'databricks:project:adopt',
          input: {
            ...workspace,
            environment: 'prod',
            title: 'Legacy analytics',
            repository: 'acme/legacy',
            catalogs: ['shared'],
            platformFacts: {
              platform: 'acme',
              repository: 'acme/legacy',
              databricks: { accountId: workspace.accountId },
              aws: {
                adminAccountId: '100000000001',
                adminRole: 'TerraformAdminRole',
                childRole: 'TerraformChildRole',
                state: {
                  bucket: 'acme-terraform-tf-state',
                  region: 'us-east-1',
                },
              },
              github: {
                workflows: 'acme/lakehouse-platform',
                runsOn: 'ubuntu-24.04',
              },
              environments: {
                prod: { awsAccountId: '100000000071', region: 'us-west-2' },
              },
            },
          },
        },
      ],
    }),
  },
];
