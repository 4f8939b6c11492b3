import { stringify } from 'yaml';

const step = (edits: unknown[]) =>
  stringify({
    steps: [
      {
        id: 'edit',
        name: 'Change the project file',
        action: 'databricks:project:edit',
        input: { edits },
      },
    ],
  });

export const examples = [
  {
    description: 'Add a catalog with a schema to an environment',
    example: step([
      {
        kind: 'add-catalog',
        environment: 'dev',
        name: 'refunds_dev',
        catalog: { schemas: { raw: {} } },
      },
    ]),
  },
  {
    description: 'Let a group read a catalog and use the workspace',
    example: step([
      {
        kind: 'grant',
        environment: 'dev',
        catalog: 'payments_dev',
        group: 'analysts',
        preset: 'reader',
      },
      {
        kind: 'add-access',
        environment: 'dev',
        as: 'users',
        group: 'analysts',
      },
    ]),
  },
  {
    description: 'Add a warehouse',
    example: step([
      {
        kind: 'add-compute',
        environment: 'dev',
        type: 'warehouses',
        name: 'reports',
        value: { size: '2X-Small', serverless: true, autoStopMinutes: 10 },
      },
    ]),
  },
  {
    description: 'Give an environment another security profile',
    example: step([
      {
        kind: 'set-security-profile',
        environment: 'dev',
        securityProfile: 'production-basic',
      },
    ]),
  },
];
