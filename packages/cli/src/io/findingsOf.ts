import {
  stackFindings,
  type RuleProject,
  type StackFinding,
} from '@lakeport/project';
import type { LakeportFile } from './parseLakeportFile';
import { synthesizeFile } from './synthesizeFile';

/** A file as rules read it; a platform has no environments of its own. */
function ruled(file: LakeportFile): RuleProject {
  if (file.kind === 'Project') return file.project;
  const { metadata, spec } = file.platform;
  return {
    spec: {
      platform: metadata.name,
      databricks: spec.databricks,
      github: { runsOn: spec.github.runsOn },
      environments: {},
      waivers: spec.waivers,
    },
  };
}

/** What the rules say about the stacks that a file synthesizes to. */
export async function findingsOf(file: LakeportFile): Promise<StackFinding[]> {
  return stackFindings(ruled(file), await synthesizeFile(file));
}
