import { z } from 'zod';
import { githubFields } from './githubFields';

/**
 * What the repository's workflows run on, and whose reusable workflows they
 * call: the platform repository's.
 */
export const githubSchema = z
  .strictObject({
    runsOn: githubFields.runsOn,
    workflows: githubFields.workflows.optional(),
  })
  .meta({ description: 'write runsOn, such as { runsOn: ubuntu-24.04 }' });
