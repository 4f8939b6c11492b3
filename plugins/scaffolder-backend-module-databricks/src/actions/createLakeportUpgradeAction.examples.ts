import { stringify } from 'yaml';

const step = (more: object) =>
  stringify({
    steps: [
      {
        id: 'upgrade',
        name: 'Upgrade lakeport',
        action: 'databricks:lakeport:upgrade',
        ...more,
      },
    ],
  });

export const examples = [
  {
    description: "Bring a project to the portal's own version",
    example: step({ input: { entityRef: 'system:default/payments' } }),
  },
  {
    description: 'Bring many to a version; one that fails does not stop others',
    example: step({
      each: ['system:default/payments', 'system:default/sales'],
      input: {
        entityRef: '${{ each.value }}',
        version: '1.2.3',
        continueOnError: true,
      },
    }),
  },
];
