import type { OperationName, PlannedOperation } from '@lakeport/rehearsal';
import type { CommandContext } from '../commands/CommandContext';
import { confirmChange } from '../io/confirmChange';
import { declaredName } from '../io/declaredName';
import type { LakeportFile } from '../io/parseLakeportFile';
import { synthesizeFile } from '../io/synthesizeFile';
import { actAs } from './actAs';
import { commitOf } from './commitOf';
import { openStateBucket } from './openStateBucket';
import { openTarget } from './openTarget';
import { operationNotice } from './operationNotice';
import { planGuard } from './planGuard';
import { platformOutputs } from './platformOutputs';
import { refuseToStrand } from './refuseToStrand';
import { runReported } from './runReported';
import type { Progress } from './runReported';
import { strayStacks } from './strayStacks';
import type { Target } from './openTarget';

/** What the commands that work on an environment or a platform are asked for. */
export interface FileOperation {
  operation: OperationName;
  /** `plan`: what is planned, an apply when left out. */
  planned?: PlannedOperation;
  /** Path of the file. */
  path: string;
  file: LakeportFile;
  /** Of a project; a platform has none. */
  environment?: string;
  json: boolean;
  /** Asks nobody. */
  autoApprove: boolean;
  /** Against the file's own rehearsal account. */
  ownRehearsal: boolean;
  /** `plan`: id to keep the plan under. */
  save?: string;
  /** All but `plan`: id of the plan to carry out. */
  plan?: string;
  /** Addresses that may be destroyed or made anew, and environments that a platform may cut off. */
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
  { file }: FileOperation,
  known: readonly string[],
  target: Target,
  progress: Progress,
): Promise<void> {
  let stray: string[];
  try {
    const bucket = await openStateBucket(file, target.stateDir);
    stray = await strayStacks(bucket, declaredName(file), known);
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

/** What is done or, by a plan, planned. */
function subjectOf({
  operation,
  planned = 'apply',
}: FileOperation): PlannedOperation {
  return operation === 'plan' ? planned : operation;
}

/** What a person reads before, and what is synthesized, where a network changes its state. */
function forOperation(request: FileOperation) {
  const { file, environment } = request;
  const operation = subjectOf(request);
  if (file.kind === 'Platform' || environment === undefined) {
    return { notice: [], options: {} };
  }
  return {
    notice:
      operation === 'sleep' || operation === 'wake' || operation === 'rotate'
        ? operationNotice(file.project, environment, operation)
        : [],
    options:
      operation === 'sleep' || operation === 'wake'
        ? { asleep: { [environment]: operation === 'sleep' } }
        : {},
  };
}

/** Runs an operation on an environment of a project, or on a platform, and reports it. */
export async function runFileOperation(request: FileOperation): Promise<void> {
  const { operation, path, file, environment, json, context } = request;
  const rehearsal =
    request.ownRehearsal || Boolean(context.env.LAKEPORT_REHEARSAL_ACCOUNT);
  const { notice, options } = forOperation(request);
  const subject = subjectOf(request);
  const isAsked = !request.ownRehearsal && !request.autoApprove;
  if (operation !== 'plan' && isAsked) {
    notice.forEach(context.terminal.note);
    await confirmChange(
      context.terminal,
      operation,
      environment === undefined
        ? { kind: 'platform', name: declaredName(file) }
        : { kind: 'environment', name: environment },
    );
  }
  const [synthesized, { PlanStore, runOperation, TerraformEngine }] =
    await Promise.all([
      synthesizeFile(file, {
        ...options,
        // Of a rehearsal account of its own: nothing is there but what it makes.
        inEmptyAccount: request.ownRehearsal,
      }),
      import('@lakeport/rehearsal'),
    ]);
  const { stacks, order } = synthesized.manifest;
  const count = Object.values(stacks).filter(
    stack => (stack.environment ?? environment) === environment,
  ).length;
  if (file.kind === 'Project' && environment !== undefined) {
    actAs(context.env, file.project, environment, operation);
  }
  await runReported({
    operation,
    environment,
    json,
    context,
    rehearsal,
    steps: (notice.length ? 1 : count) * STEPS_PER_STACK[operation],
    ...(operation === 'plan'
      ? {
          planned: subject === 'apply' ? undefined : subject,
          commit: commitOf(context.env),
        }
      : {}),
    work: async progress => {
      if (!isAsked || json) progress.notice(notice);
      const engine = await TerraformEngine.find();
      const target = await openTarget({
        file: path,
        synthesized,
        rehearsal: request.ownRehearsal,
        context,
      });
      try {
        if (file.kind === 'Platform') {
          await refuseToStrand(
            await openStateBucket(file, target.stateDir),
            file.platform,
            subject,
            request.allowDestroy,
          );
        }
        const storeOf = async (id: string | undefined) =>
          id === undefined
            ? undefined
            : new PlanStore(
                await openStateBucket(file, target.stateDir),
                declaredName(file),
                environment,
                id,
              );
        const result = await runOperation({
          operation,
          planned: request.planned,
          stacks: synthesized,
          environment,
          workDir: target.workDir,
          stateDir: target.stateDir,
          reattach: target.reattach,
          engine,
          onEvent: progress.onEvent,
          signal: progress.signal,
          guard: planGuard(subject, request.allowDestroy),
          savePlans: await storeOf(request.save),
          appliesPlans: await storeOf(request.plan),
        });
        if (subject === 'apply') {
          await warnOfStrays(request, order, target, progress);
        }
        const isDone = !result.failures && !result.needsApproval?.length;
        if (operation === 'apply' && file.kind === 'Platform' && isDone) {
          const outputs = await platformOutputs(
            await openStateBucket(file, target.stateDir),
            file.platform,
          );
          if (outputs) progress.outputs(order[0], outputs);
        }
        return result;
      } finally {
        await target.close();
      }
    },
  });
}
