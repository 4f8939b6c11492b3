import { Project } from '@lakeport/project';
import { synthesize } from '../synthesize';
import { SynthesizeOptions } from '../SynthesizeOptions';
import { environmentOf } from './environmentOf';
import { projectWith } from './projectWith';
import { StackUnderTest } from './synthesized';

/** The base stack of an environment `dev` with these settings of switches. */
export function baseOf(
  settings: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
  options: SynthesizeOptions = {},
): StackUnderTest {
  return baseOfProject(
    projectWith({ dev: { ...environmentOf(settings), ...more } }),
    options,
  );
}

/** The base stack of the environment `dev` of a project. */
export function baseOfProject(
  project: Project,
  options: SynthesizeOptions = {},
): StackUnderTest {
  const json = synthesize(project, options).stacks['payments-dev-base'];
  return {
    json,
    resources: type => json.resource?.[type] ?? {},
    data: type => json.data?.[type] ?? {},
  };
}
