import { TerraformJson } from '@lakeport/project';
import { synthesize } from '../synthesize';
import { projectFile, ProjectFileOptions } from './projectFile';
import { projectFrom } from './projectFrom';

/** One synthesized stack, as tests look at it. */
export interface StackUnderTest {
  readonly json: TerraformJson;
  /** Resources of a type by name; none if there are none. */
  resources(type: string): Record<string, Record<string, unknown>>;
  data(type: string): Record<string, Record<string, unknown>>;
}

/** A stack of the test's project, by the end of its name (`dev-base`). */
export function synthesized(
  suffix: string,
  options: ProjectFileOptions = {},
): StackUnderTest {
  const { stacks } = synthesize(projectFrom(projectFile(options)));
  const name = `payments-${suffix}`;
  const json = stacks[name];
  if (!json) {
    throw new Error(
      `There is no stack ${name}; there are ${Object.keys(stacks).join(', ')}`,
    );
  }
  return {
    json,
    resources: type => json.resource?.[type] ?? {},
    data: type => json.data?.[type] ?? {},
  };
}
