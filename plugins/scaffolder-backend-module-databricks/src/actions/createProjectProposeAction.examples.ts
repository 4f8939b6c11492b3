import { stringify } from 'yaml';

export const examples = [
  {
    description: 'Propose a catalog that an earlier step added',
    example: stringify({
      steps: [
        {
          id: 'propose',
          name: 'Open the pull request',
          action: 'databricks:project:propose',
          input: {
            title: 'feat: add catalog refunds to dev',
            description: '${{ steps.preview.output.summary }}',
            request: 'add-catalog dev refunds',
            reviewers: ['group:default/payments-data'],
          },
        },
      ],
    }),
  },
  {
    description: 'Propose it once more after it was refused',
    example: stringify({
      steps: [
        {
          id: 'propose',
          name: 'Open the pull request',
          action: 'databricks:project:propose',
          input: {
            title: 'feat: add catalog refunds to dev',
            description: 'With the owner that the review asked for.',
            request: 'add-catalog dev refunds',
            again: true,
          },
        },
      ],
    }),
  },
];
