import type { OperationResult, StepEvent } from '@lakeport/rehearsal';
import { CommandContext } from '../commands/CommandContext';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { Interruption } from './Interruption';
import { createStepReporter, OperationEnd } from './StepReporter';
import type { PlatformOutputs } from './platformOutputs';
import { whatRehearsalProves } from './whatRehearsalProves';

/** The part of a result that is the same for every operation. */
type Outcome = Pick<OperationResult, 'failures' | 'objectsLeft'> &
  Partial<
    Pick<
      OperationEnd,
      | 'summary'
      | 'needsApproval'
      | 'remains'
      | 'cost'
      | 'unfiredFaults'
      | 'message'
      | 'drill'
    >
  >;

/** How an operation tells what it does, and is told to stop. */
export interface Progress {
  onEvent(event: StepEvent): void;
  notice(lines: readonly string[]): void;
  /** What a platform's stack put out. */
  outputs(stack: string, values: PlatformOutputs): void;
  signal: AbortSignal;
}

export interface ReportedRun {
  operation: string;
  /** Of a plan: the operation that it is one of, where that is no apply. */
  planned?: string;
  environment?: string;
  /** Of a plan: the commit that it is made from. */
  commit?: string;
  json: boolean;
  context: CommandContext;
  rehearsal: boolean;
  /** How many steps are expected, for the bar. */
  steps: number;
  work(progress: Progress): Promise<Outcome>;
}

/**
 * Runs an operation, reports its steps as they end and then its end, and says
 * what the process ends with. An operation that breaks off ends with a last
 * line as well.
 */
export async function runReported(run: ReportedRun): Promise<void> {
  const { operation, planned, environment, commit, rehearsal, context } = run;
  const reporter = createStepReporter(context.terminal, run);
  const interruption = new Interruption();
  const startedAt = Date.now();
  const end = (
    rest: Omit<
      OperationEnd,
      | 'operation'
      | 'planned'
      | 'environment'
      | 'commit'
      | 'rehearsal'
      | 'proves'
      | 'seconds'
    >,
  ) =>
    reporter.end({
      operation,
      ...(planned ? { planned } : {}),
      ...(environment ? { environment } : {}),
      ...(commit ? { commit } : {}),
      ...rest,
      rehearsal,
      ...(rehearsal ? { proves: whatRehearsalProves } : {}),
      seconds: (Date.now() - startedAt) / 1000,
    });
  try {
    const { failures, objectsLeft, summary, ...rest } = await run.work({
      onEvent: event => reporter.step(event),
      notice: lines => reporter.notice(lines),
      outputs: (stack, values) => reporter.outputs(stack, values),
      signal: interruption.signal,
    });
    const { needsApproval, remains, cost, unfiredFaults, message, drill } =
      rest;
    end({
      failures,
      objectsLeft: objectsLeft ?? null,
      ...(summary ? { summary } : {}),
      ...(needsApproval?.length ? { needsApproval } : {}),
      ...(remains?.length ? { remains } : {}),
      ...(cost ? { cost } : {}),
      ...(unfiredFaults?.length ? { unfiredFaults } : {}),
      ...(message ? { message } : {}),
      ...(drill ? { drill } : {}),
    });
    const done = needsApproval?.length ? exitCodes.needsApproval : exitCodes.ok;
    context.exit(failures ? exitCodes.failed : done);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    end({ failures: 1, objectsLeft: null, message });
    if (!interruption.signal.aborted) {
      throw error instanceof CommandError
        ? error
        : new CommandError(message, {
            exitCode: exitCodes.failed,
            cause: error,
          });
    }
  } finally {
    interruption.stop();
  }
  if (interruption.signal.aborted) {
    context.terminal.note('Interrupted.');
    context.exit(exitCodes.interrupted);
  }
}
