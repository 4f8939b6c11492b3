import { z } from 'zod';
import { fields } from './fields';
import { githubFields } from './githubFields';

/**
 * What the repository's workflows run on, and whose reusable workflows they
 * call: the platform repository's.
 */
export const githubSchema = z
  .strictObject({
    runsOn: githubFields.runsOn,
    workflows: fields.repository.optional().meta({
      description:
        'use the platform repository that holds the reusable workflows, such as acme/lakehouse-platform',
    }),
  })
  .meta({ description: 'write runsOn, such as { runsOn: ubuntu-24.04 }' });
