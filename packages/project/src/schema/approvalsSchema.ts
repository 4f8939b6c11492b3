import { z } from 'zod';
import { count } from './count';
import { fields } from './fields';

/**
 * Who approves an apply.
 *
 * Source: GitHub docs, deployment protection rules, 2026 (six reviewers, 30
 * days).
 */
export const approvalsSchema = z
  .strictObject({
    reviewers: z
      .array(fields.owner)
      .max(6, { error: 'GitHub takes six reviewers at most' })
      .default([])
      .meta({
        description:
          'list at most six groups or users, such as [group:default/payments-leads]',
      }),
    waitMinutes: count(0, 43_200, 'the minutes that an apply waits').default(0),
  })
  .meta({
    description:
      'write reviewers and waitMinutes, such as { reviewers: [group:default/payments-leads] }',
  });
