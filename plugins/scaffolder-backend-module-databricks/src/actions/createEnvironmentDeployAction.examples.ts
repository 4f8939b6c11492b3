import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Examples of `databricks:environment:deploy`; the tests run them. */
export const examples: TemplateExample[] = [
  {
    description: 'Apply an environment and follow it to the end.',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy dev',
          action: 'databricks:environment:deploy',
          input: { entityRef: 'resource:default/payments-dev' },
        },
      ],
    }),
  },
  {
    description:
      'Plan an environment named by project and environment, without waiting.',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan dev',
          action: 'databricks:environment:deploy',
          input: {
            project: 'payments',
            environment: 'dev',
            operation: 'plan',
            waitFor: 'accepted',
          },
        },
      ],
    }),
  },
  {
    description:
      'Apply what is between the environments of a project, once they are there.',
    example: stringify({
      steps: [
        {
          id: 'deploy-between',
          name: 'Connect the networks',
          action: 'databricks:environment:deploy',
          input: { entityRef: 'resource:default/payments-connectivity' },
        },
      ],
    }),
  },
  {
    description: 'Destroy an environment; its name confirms that it is meant.',
    example: stringify({
      steps: [
        {
          id: 'destroy',
          name: 'Destroy dev',
          action: 'databricks:environment:deploy',
          input: {
            entityRef: 'resource:default/payments-dev',
            operation: 'destroy',
            confirm: 'payments-dev',
            timeoutMinutes: 60,
          },
        },
      ],
    }),
  },
  {
    description:
      'Promote: what was last applied to dev is applied to qa. The step ends when the plan can be read or waits for an approval.',
    example: stringify({
      steps: [
        {
          id: 'promote',
          name: 'Promote dev to qa',
          action: 'databricks:environment:deploy',
          input: {
            entityRef: 'resource:default/payments-qa',
            promoteFrom: 'resource:default/payments-dev',
            waitFor: 'planned',
            comment: 'Release of the week',
          },
        },
      ],
    }),
  },
  {
    description:
      'Apply a branch now or not at all, and take the deployment along when the task is cancelled.',
    example: stringify({
      steps: [
        {
          id: 'try',
          name: 'Try a branch',
          action: 'databricks:environment:deploy',
          input: {
            entityRef: 'resource:default/payments-dev',
            ref: 'feature',
            whenBusy: 'refuse',
            cancelOnAbort: true,
          },
        },
      ],
    }),
  },
  {
    description:
      'Deploy several environments one after the other; each has its own deployment, however often the task is retried.',
    example: stringify({
      steps: [
        {
          id: 'all',
          name: 'Deploy all',
          action: 'databricks:environment:deploy',
          each: ['payments-dev', 'payments-qa', 'payments-prod'],
          input: { entityRef: '${{ each.value }}', approveInAdvance: true },
        },
      ],
    }),
  },
];
