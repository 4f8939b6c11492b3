import { z } from 'zod';
import { fields } from '../schema/fields';
import { keyed, list, named, text } from './lenient';

/** Content of a workspace, as far as it is right. */
export const contentDraft = {
  notebooks: named({ path: text }),
  gitFolders: named({ path: text, groups: list(fields.groupName) }),
  jobs: named({
    tasks: named({
      notebook: keyed({ gitFolder: text, name: text }),
      cluster: text,
      dependsOn: list(z.string()),
    }),
    runAs: text,
    groups: list(fields.groupName),
  }),
};
