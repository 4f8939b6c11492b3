import { Project } from '@lakeport/project';
import { RootConstruct } from '#constructs';
import { SynthesizedStacks } from './Manifest';
import { projectStacks } from './stacks/projectStacks';
import { SynthesizeOptions } from './SynthesizeOptions';
import { synthesizeStacks } from './synthesizeStacks';

/**
 * A project's stacks as Terraform JSON, in memory: nothing is written or read.
 * The same project gives the same result on every machine, in every folder.
 *
 * @param project - a checked project, as `parseProject` gives it
 * @param options - whether networks are asleep, if not as the file says, and
 * whether what is there is made as well
 * @throws when the project cannot be rendered; a checked project can
 * @public
 */
export function synthesize(
  project: Project,
  options: SynthesizeOptions = {},
): SynthesizedStacks {
  // No cdktf App: it wants an output folder and reads the process environment.
  return synthesizeStacks(
    project.metadata.name,
    projectStacks(new RootConstruct(), project, options),
  );
}
