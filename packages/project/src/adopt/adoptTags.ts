import { tagsSchema } from '../schema/tagsSchema';
import { ENVIRONMENT_TAG, PROJECT_TAG } from '../tags';
import type { AdoptionChoices } from './AdoptionChoices';
import type { AdoptionDraft } from './AdoptionDraft';
import type { WorkspaceSnapshot } from './WorkspaceSnapshot';

/**
 * The tags of the project with those that the workspace has: a project tags
 * its workspaces, so what it does not say would be taken away.
 */
export function adoptTags(
  { workspace: { customTags } }: WorkspaceSnapshot,
  { environment, project }: AdoptionChoices,
  draft: AdoptionDraft,
): Record<string, string> {
  const own: Record<string, string> = {
    [PROJECT_TAG]: project.metadata.name,
    [ENVIRONMENT_TAG]: environment,
  };
  const said = project.spec.aws.tags ?? {};
  const found = Object.entries(customTags);
  const kept = Object.fromEntries(
    found.filter(
      ([key, value]) =>
        !Object.hasOwn(own, key) &&
        !Object.hasOwn(said, key) &&
        tagsSchema.safeParse({ [key]: value }).success,
    ),
  );
  const tags = { ...kept, ...said };
  const after = { ...tags, ...own };
  for (const [key, value] of Object.entries(after)) {
    if (customTags[key] !== value) {
      draft.change(
        `tag ${key} of the workspace: ${
          customTags[key] ?? 'none'
        } becomes ${value}`,
        Object.hasOwn(own, key)
          ? 'the portal finds the workspaces of a project by it'
          : 'the project says so',
      );
    }
  }
  for (const [key] of found.filter(([name]) => !Object.hasOwn(after, name))) {
    draft.change(
      `tag ${key} of the workspace is taken away`,
      'its key or value is none that a project file takes',
    );
  }
  return tags;
}
