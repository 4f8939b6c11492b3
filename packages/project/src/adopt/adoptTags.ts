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
  const taken = new Set(Object.keys(said).map(key => key.toLowerCase()));
  const kept: Record<string, string> = {};
  for (const [key, value] of found) {
    // IAM takes keys for the same that differ in case only, and so does a file.
    const isFree = !taken.has(key.toLowerCase());
    if (
      !Object.hasOwn(own, key) &&
      isFree &&
      tagsSchema.safeParse({ [key]: value }).success
    ) {
      kept[key] = value;
      taken.add(key.toLowerCase());
    }
  }
  const tags = { ...kept, ...said };
  const after = { ...tags, ...own };
  for (const [key, value] of Object.entries(after)) {
    if (customTags[key] !== value) {
      draft.change(
        `tag ${key} of the workspace: ${
          customTags[key] ?? 'none'
        } becomes ${value}`,
        Object.hasOwn(own, key)
          ? whyOwn(key, customTags[key])
          : 'the project says so',
      );
    }
  }
  for (const [key] of found.filter(([name]) => !Object.hasOwn(after, name))) {
    draft.change(
      `tag ${key} of the workspace is taken away`,
      taken.has(key.toLowerCase())
        ? 'its key is that of another tag in other upper and lower case, and a project file takes one of them'
        : 'its key or value is none that a project file takes',
    );
  }
  return tags;
}

/** Why a tag of lakeport's own changes, which a project may have set before. */
function whyOwn(key: string, before: string | undefined): string {
  if (before === undefined) {
    return 'the portal finds the workspaces of a project by it';
  }
  const holder =
    key === PROJECT_TAG ? `project ${before}` : `environment ${before}`;
  return `by this tag ${holder} has the workspace in its hands: take it out of that one's file and state first, or both change it in turn`;
}
