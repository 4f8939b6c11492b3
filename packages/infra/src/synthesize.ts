import { Project } from '@lakeport/project';
import { RootConstruct } from '#constructs';
import { version } from '../package.json';
import { ProjectStack } from './framework/ProjectStack';
import { renderStack } from './framework/renderStack';
import { ManifestStack, SynthesizedStacks } from './Manifest';
import { projectStacks } from './stacks/projectStacks';
import { SynthesizeOptions } from './SynthesizeOptions';

/**
 * A project's stacks as Terraform JSON, in memory: nothing is written or read.
 * The same project gives the same result on every machine, in every folder.
 *
 * @param project - a checked project, as `parseProject` gives it
 * @param options - whether networks are asleep, if not as the file says
 * @throws when the project cannot be rendered; a checked project can
 * @public
 */
export function synthesize(
  project: Project,
  options: SynthesizeOptions = {},
): SynthesizedStacks {
  // No cdktf App: it wants an output folder and reads the process environment.
  const stacks = projectStacks(new RootConstruct(), project, options);
  return {
    manifest: {
      version: 1,
      project: project.metadata.name,
      lakeport: version,
      stacks: Object.fromEntries(
        stacks.map(stack => [stack.node.id, manifestEntry(stack)]),
      ),
      order: orderOf(stacks).map(stack => stack.node.id),
    },
    stacks: Object.fromEntries(
      stacks.map(stack => [stack.node.id, renderStack(stack)]),
    ),
  };
}

function manifestEntry(stack: ProjectStack): ManifestStack {
  const name = stack.node.id;
  return {
    name,
    ...(stack.environmentName && { environment: stack.environmentName }),
    kind: stack.kind,
    dependsOn: stack.dependencies.map(upstream => upstream.node.id).sort(),
    path: `stacks/${name}/cdk.tf.json`,
  };
}

/** Every stack after those that it reads; otherwise as they were made. */
function orderOf(stacks: readonly ProjectStack[]): ProjectStack[] {
  const ordered = new Set<ProjectStack>();
  const visit = (stack: ProjectStack) => {
    for (const upstream of stacks) {
      if (stack.dependencies.includes(upstream)) {
        visit(upstream);
      }
    }
    ordered.add(stack);
  };
  stacks.forEach(visit);
  return [...ordered];
}
