import type { Project } from '@lakeport/project';
import type { OperationName } from '@lakeport/rehearsal';
import type { CommandContext } from '../commands/CommandContext';
import { confirmChange } from '../io/confirmChange';
import { openStateBucket } from './openStateBucket';
import { openTarget } from './openTarget';
import { operationNotice } from './operationNotice';
import { planGuard } from './planGuard';
import { runReported } from './runReported';
import type { Progress } from './runReported';
import { strayStacks } from './strayStacks';
import type { Target } from './openTarget';

/** What the commands that work on an environment are asked for. */
export interface EnvironmentOperation {
  operation: OperationName;
  file: string;
  project: Project;
  environment: string;
  json: boolean;
  /** Asks nobody. */
  autoApprove: boolean;
  /** Against the file's own rehearsal account. */
  ownRehearsal: boolean;
  /** `plan`: id to keep the plan under. */
  save?: string;
  /** `apply`: id of the plan to apply. */
  plan?: string;
  /** Addresses that may be destroyed or made anew. */
  allowDestroy: readonly string[];
  context: CommandContext;
}

const STEPS_PER_STACK: Record<OperationName, number> = {
  plan: 2,
  apply: 3,
  destroy: 2,
  sleep: 3,
  wake: 3,
  rotate: 3,
};

/** Stacks that are left of environments which the file has no more. */
async function warnOfStrays(
  { project }: EnvironmentOperation,
  known: readonly string[],
  target: Target,
  progress: Progress,
): Promise<void> {
  let stray: string[];
  try {
    const bucket = await openStateBucket(project, target.stateDir);
    stray = await strayStacks(bucket, project.metadata.name, known);
  } catch {
    // What was asked for is done; this is beside it.
    return;
  }
  progress.notice(
    stray.map(
      name =>
        `Stack ${name} has a state and is not in the file: what it holds stays and costs. Put its environment back into the file and destroy it.`,
    ),
  );
}

/** Runs an operation on an environment of a checked project and reports it. */
export async function runEnvironmentOperation(
  request: EnvironmentOperation,
): Promise<void> {
  const { operation, file, project, environment, json, context } = request;
  const rehearsal =
    request.ownRehearsal || Boolean(context.env.LAKEPORT_REHEARSAL_ACCOUNT);
  const notice =
    operation === 'sleep' || operation === 'wake' || operation === 'rotate'
      ? operationNotice(project, environment, operation)
      : [];
  const isAsked = !request.ownRehearsal && !request.autoApprove;
  if (operation !== 'plan' && isAsked) {
    notice.forEach(context.terminal.note);
    await confirmChange(context.terminal, operation, environment);
  }
  const [{ synthesize }, { PlanStore, runOperation, TerraformEngine }] =
    await Promise.all([
      import('@lakeport/infra'),
      import('@lakeport/rehearsal'),
    ]);
  const synthesized = synthesize(
    project,
    operation === 'sleep' || operation === 'wake'
      ? { asleep: { [environment]: operation === 'sleep' } }
      : {},
  );
  const { stacks, order } = synthesized.manifest;
  const count = Object.values(stacks).filter(
    stack => (stack.environment ?? environment) === environment,
  ).length;
  await runReported({
    operation,
    environment,
    json,
    context,
    rehearsal,
    steps: (notice.length ? 1 : count) * STEPS_PER_STACK[operation],
    work: async progress => {
      if (!isAsked || json) progress.notice(notice);
      const engine = await TerraformEngine.find();
      const target = await openTarget({
        file,
        synthesized,
        rehearsal: request.ownRehearsal,
        context,
      });
      try {
        const storeOf = async (id: string | undefined) =>
          id === undefined
            ? undefined
            : new PlanStore(
                await openStateBucket(project, target.stateDir),
                project.metadata.name,
                id,
              );
        const result = await runOperation({
          operation,
          stacks: synthesized,
          environment,
          workDir: target.workDir,
          stateDir: target.stateDir,
          reattach: target.reattach,
          engine,
          onEvent: progress.onEvent,
          signal: progress.signal,
          guard: planGuard(operation, request.allowDestroy),
          savePlans: await storeOf(request.save),
          appliesPlans: await storeOf(request.plan),
        });
        if (operation === 'plan' || operation === 'apply') {
          await warnOfStrays(request, order, target, progress);
        }
        return result;
      } finally {
        await target.close();
      }
    },
  });
}
