import { z } from 'zod';
import { count } from './count';
import { databricksFields } from './databricksFields';
import { groupsSchema } from './groupsSchema';
import { modes } from './modes';
import { scheduleSchema } from './scheduleSchema';

const notebook = z
  .union([
    z.strictObject({ path: databricksFields.workspacePath }),
    z.strictObject({
      gitFolder: databricksFields.gitFolderName,
      path: databricksFields.pathInGit,
    }),
    z.strictObject({ name: databricksFields.notebookName }),
  ])
  .meta({
    description:
      'write { path: /Shared/… }, { gitFolder: <name>, path: … } or { name: <one of notebooks> }',
  });
modes.add(notebook, {
  names: [
    'a notebook in the workspace',
    'a notebook in a Git folder',
    'a notebook of this file',
  ],
  of: keys => {
    if (keys.includes('gitFolder')) {
      return 1;
    }
    return keys.includes('name') ? 2 : 0;
  },
});

const task = z
  .strictObject({
    notebook,
    cluster: databricksFields.clusterName.optional(),
    dependsOn: z.array(databricksFields.taskName).default([]).meta({
      description: 'list the tasks of this job that come before it',
    }),
    parameters: z
      .record(
        z
          .string()
          .regex(/^[A-Za-z0-9_.-]{1,100}$/, {
            error: 'a parameter is not called so',
          })
          .meta({ description: 'use letters, digits and _ . -' }),
        z
          .string()
          .max(1000, { error: 'it has more than 1000 characters' })
          .meta({
            description:
              'use a text of at most 1000 characters, in quotes when it looks like a number',
          }),
      )
      .default({})
      .meta({ description: 'parameters of the notebook, as key: value' }),
  })
  .meta({
    description:
      'write a task, such as { notebook: { name: welcome }, dependsOn: [load] }',
  });

/** A job and its tasks. */
export const jobSchema = z
  .strictObject({
    tasks: z
      .record(databricksFields.taskName, task)
      .meta({ description: 'write at least one task by name' }),
    schedule: scheduleSchema.optional(),
    runAs: databricksFields.servicePrincipalName.optional(),
    groups: groupsSchema,
    maxRetries: count(
      0,
      100,
      'how often a failed task is tried again',
    ).optional(),
  })
  .meta({
    description:
      'write a job, such as { tasks: { load: { notebook: { name: welcome } } } }',
  });
