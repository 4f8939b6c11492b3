import { z } from 'zod';
import { fieldPattern } from './fieldPattern';

const label = fieldPattern({
  is: 'a runner label',
  matches: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/,
  hint: 'use the label of a runner, such as ubuntu-24.04 or [self-hosted, databricks]',
});

/** What the repository's workflows run on. */
export const githubSchema = z
  .strictObject({
    runsOn: z
      .union([
        label,
        z.array(label).min(1, { error: 'no label is listed' }).max(10, {
          error: 'more than ten labels are listed',
        }),
      ])
      .meta({
        description:
          'use the label of a runner, such as ubuntu-24.04, or a list of labels',
      })
      .default('ubuntu-24.04'),
  })
  .meta({ description: 'write runsOn, such as { runsOn: ubuntu-24.04 }' });
